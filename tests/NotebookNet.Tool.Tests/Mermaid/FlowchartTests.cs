using System.Globalization;
using System.Xml.Linq;
using NotebookNet.Tool.Mermaid;

namespace NotebookNet.Tool.Tests.Mermaid;

public class FlowchartTests
{
    [Theory]
    [InlineData("graph TD\nA --> B", "A:Box:A B:Box:B", "A>B")]
    [InlineData("graph LR; A[one]-->B(two); B-->C{three};", "A:Box:one B:Round:two C:Diamond:three", "A>B B>C")]
    [InlineData("flowchart TB\n  A((x)) --- B([y])", "A:Circle:x B:Stadium:y", "A-B")]
    [InlineData("graph TD\nA[(db)] ==> B[[sub]]", "A:Cylinder:db B:Subroutine:sub", "A>B")]
    [InlineData("graph TD\nA{{h}} -.-> B[/s/]", "A:Hexagon:h B:Slanted:s", "A>B")]
    [InlineData("graph TD\nA>flag] --> B[\"a (b) [c]; #quot;d#quot;\"]", "A:Flag:flag B:Box:a (b) [c]; \"d\"", "A>B")]
    [InlineData("graph TD\nA -->|yes| B\nA -- no --> C\nB -. maybe .-> C\nA == must ==> C", "A:Box:A B:Box:B C:Box:C", "A>B(yes) A>C(no) B>C(maybe) A>C(must)")]
    [InlineData("graph TD\nA --> B --> C & D", "A:Box:A B:Box:B C:Box:C D:Box:D", "A>B B>C B>D")]
    [InlineData("graph TD\nA & B --> C", "A:Box:A B:Box:B C:Box:C", "A>C B>C")]
    [InlineData("%% comment\ngraph TD\n  data-set --> größe_1\n  %% more", "data-set:Box:data-set größe_1:Box:größe_1", "data-set>größe_1")]
    [InlineData("---\ntitle: T\n---\nflowchart LR\nA[first<br/>second]", "A:Box:first\nsecond", "")]
    [InlineData("graph TD\nA ~~~ B\nA <--> B\nA --x B\nA --o C", "A:Box:A B:Box:B C:Box:C", "A-B A>B A-B A-C")]
    public void Nodes_and_edges_are_read(string source, string nodes, string edges)
    {
        var chart = FlowchartParser.Parse(source);

        Assert.Equal(nodes, string.Join(' ', chart.Nodes.Select(n => $"{n.Id}:{n.Shape}:{n.Label}")));
        Assert.Equal(edges, string.Join(' ', chart.Edges.Select(e => $"{e.From.Id}{(e.Style.EndsWithArrow ? '>' : '-')}{e.To.Id}{(e.Label.Length > 0 ? $"({e.Label})" : "")}")));
    }

    [Fact]
    public void Subgraphs_styles_and_classes_are_read()
    {
        var chart = FlowchartParser.Parse("""
            flowchart LR
            subgraph outer [The outer one]
              direction TB
              A --> B
              subgraph inner
                C:::hot
              end
            end
            B --> C
            class A cold
            style B fill:#fff,stroke:red
            classDef hot fill:#f96,color:black
            classDef cold fill:url(evil),stroke:#00f
            """);

        Assert.Equal(["outer|The outer one|", "inner|inner|outer"], chart.Groups.Select(g => $"{g.Id}|{g.Title}|{g.Parent?.Id}"));
        Assert.Equal(["outer", "outer", "inner"], chart.Nodes.Select(n => n.Group!.Id));
        Assert.Equal((null, "#00f"), (chart.Nodes[0].Colours!.Fill, chart.Nodes[0].Colours!.Stroke));
        Assert.Equal("#fff", chart.Nodes[1].Colours!.Fill);
        Assert.Equal(("#f96", "black"), (chart.Nodes[2].Colours!.Fill, chart.Nodes[2].Colours!.Text));
    }

    [Theory]
    [InlineData("sequenceDiagram\nA->>B: hi", "line 1: only flowcharts (graph or flowchart) are drawn, and this is 'sequenceDiagram'")]
    [InlineData("graph TD\nA -->", "line 2: expected the name of a node")]
    [InlineData("graph TD\nA[open", "line 2: a bracket is not closed")]
    [InlineData("graph TD\nA -- no end", "line 2: an edge does not end")]
    [InlineData("graph TD\nA -->|yes B", "line 2: the label of an edge is not closed")]
    [InlineData("graph TD\nA B", "line 2: expected an edge such as --&gt; at 'B'")]
    [InlineData("graph TD\nsubgraph s\nA", "the subgraph 's' has no 'end'")]
    [InlineData("graph TD\nend", "line 2: 'end' without a subgraph")]
    [InlineData("graph TD", "the diagram has no nodes")]
    [InlineData("", "the diagram is empty")]
    [InlineData("graph TD\nA@{ shape: cat }", "line 2: nodes with @ are not drawn")]
    public void What_cannot_be_drawn_is_shown_as_source_with_the_reason(string source, string reason)
    {
        var html = MermaidPicture.ToHtml(source + "\n%% <b>");

        Assert.Contains("Shown as source: ", html, StringComparison.Ordinal);
        Assert.Contains(reason.Replace("'", "&#39;", StringComparison.Ordinal), html, StringComparison.Ordinal);
        Assert.Contains("%% &lt;b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TD")]
    [InlineData("BT")]
    [InlineData("LR")]
    [InlineData("RL")]
    public void Edges_lead_in_the_direction_of_the_chart_and_no_boxes_overlap(string direction)
    {
        var chart = FlowchartParser.Parse($"graph {direction}\nA --> B & C & D\nB --> E[a longer label]\nC --> E\nD -->|text| F\nE --> G\nF --> G\nA --> G\nsubgraph s\nB\nE\nend");
        var layout = new FlowchartLayout(chart);
        double Along(FlowNode n) => direction is "TD" or "BT" ? layout.Of(n).MiddleY : layout.Of(n).MiddleX;

        Assert.All(chart.Edges, e => Assert.True(direction is "TD" or "LR" ? Along(e.From) < Along(e.To) : Along(e.From) > Along(e.To), $"{e.From.Id} to {e.To.Id}"));
        var nodes = chart.Nodes.Select(layout.Of).ToList();
        Assert.All(nodes, f => Assert.True(f.X >= -0.01 && f.Y >= -0.01 && f.X + f.Width <= layout.Width + 0.01 && f.Y + f.Height <= layout.Height + 0.01));
        for (var i = 0; i < nodes.Count; i++)
        {
            Assert.All(nodes.Skip(i + 1), other => Assert.False(Overlap(nodes[i], other)));
        }

        // Members stand in their frame, the others outside of it.
        var group = layout.Of(chart.Groups[0]);
        Assert.All(chart.Nodes, n => Assert.Equal(n.Group is not null, Overlap(group, layout.Of(n))));
    }

    [Theory]
    [InlineData("graph TD\nA-->B-->C-->A\nA-->A")]
    [InlineData("graph LR\nsubgraph one\na-->b\nend\nsubgraph two\nc\nend\none-->two\nb-->c\nc-->a")]
    [InlineData("graph TD\nA[\"<script>alert(1)</script> & 'x'\"] -->|\"<b onclick=1>\"| B")]
    [InlineData("graph TD\nsubgraph empty\nend\nA")]
    public void Circles_subgraphs_and_hostile_labels_give_well_formed_pictures(string source)
    {
        var html = MermaidPicture.ToHtml(source);
        var svg = XDocument.Parse(html).Descendants().First(e => e.Name.LocalName == "svg");

        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal(["title", "desc"], svg.Elements().Take(2).Select(e => e.Name.LocalName));
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), a => a.Name.LocalName == "id" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_source_gives_the_same_picture_and_a_large_one_is_drawn_in_a_moment()
    {
        var source = "graph TD\n" + string.Concat(Enumerable.Range(1, 120).Select(i => string.Create(CultureInfo.InvariantCulture, $"n{i / 3} --> n{i}\n")));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var first = MermaidPicture.ToHtml(source);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
        Assert.Contains("<svg", first, StringComparison.Ordinal);
        Assert.Equal(first, MermaidPicture.ToHtml(source));
        Assert.Contains("301 nodes", MermaidPicture.ToHtml("graph TD\n" + string.Concat(Enumerable.Range(0, 301).Select(i => $"m{i}\n"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#fff", "#1d1f23")]
    [InlineData("#333333", "#ffffff")]
    [InlineData("navy", "#ffffff")]
    [InlineData("yellow", "#1d1f23")]
    public void Text_on_a_colour_of_the_author_is_readable(string fill, string expected) => Assert.Equal(expected, NodeOutline.TextOn(fill));

    private static bool Overlap(Frame a, Frame b) =>
        a.X < b.X + b.Width - 0.01 && b.X < a.X + a.Width - 0.01 && a.Y < b.Y + b.Height - 0.01 && b.Y < a.Y + a.Height - 0.01;
}
