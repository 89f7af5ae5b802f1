namespace NotebookNet.Visuals.Tests;

public class GraphTextTests
{
    private static readonly GraphDiagram Small = new(
        [
            new("in", "Input", [8], 0, []),
            new("dense", "Dense", [8], 72, [0]) { Activation = "ReLU", Trainable = false },
            new("add", "Add", [8], 0, [0, 1]) { IsOutput = true },
        ],
        "A \"small\" one");

    [Fact]
    public void Mermaid_names_each_box_once_and_draws_each_edge() => Assert.Equal(
        """
        ---
        title: "A \"small\" one"
        ---
        flowchart TD
            n0(["in<br/>Input<br/>[8]"])
            n1["dense<br/>Dense · ReLU<br/>[8]<br/>72 parameters, frozen"]:::frozen
            n2[["add<br/>Add<br/>[8]"]]
            n0 --> n1
            n0 --> n2
            n1 --> n2
            classDef frozen stroke-dasharray: 5 3

        """,
        Small.ToMermaid());

    [Fact]
    public void Dot_names_each_box_once_and_draws_each_edge() => Assert.Equal(
        """
        digraph {
            rankdir=TB
            node [shape=box, fontname="Helvetica"]
            label="A \"small\" one"
            labelloc=t
            n0 [label="in\nInput\n[8]", style="rounded"]
            n1 [label="dense\nDense · ReLU\n[8]\n72 parameters, frozen", style="dashed"]
            n2 [label="add\nAdd\n[8]", peripheries=2]
            n0 -> n1
            n0 -> n2
            n1 -> n2
        }

        """,
        Small.ToDot());

    [Theory]
    [InlineData("a\"]; n0 --> n9", "a#34;]#59; n0 --#62; n9")]
    [InlineData("<img onerror=x>", "#60;img onerror=x#62;")]
    [InlineData("%%{init: {}}%%", "#37;#37;#123;init: #123;#125;#125;#37;#37;")]
    [InlineData("`**bold**`", "#96;**bold**#96;")]
    [InlineData("two\nlines #1", "two lines #35;1")]
    [InlineData("größe 🌸", "größe 🌸")]
    public void Mermaid_takes_no_name_for_its_own_language(string name, string written) =>
        Assert.Contains("n0([\"" + written + "<br/>", new GraphDiagram([new(name, "Input", [1], 0, [])]).ToMermaid(), StringComparison.Ordinal);

    [Theory]
    [InlineData("a\"]; n0 -> n9", "a\\\"]; n0 -> n9")]
    [InlineData("\\N \\", "\\\\N \\\\")]
    [InlineData("&lt;b>", "&amp;lt;b>")]
    [InlineData("two\r\nlines", "two  lines")]
    public void Dot_takes_no_name_for_its_own_language(string name, string written) =>
        Assert.Contains("n0 [label=\"" + written + "\\nInput", new GraphDiagram([new(name, "Input", [1], 0, [])]).ToDot(), StringComparison.Ordinal);
}
