using NotebookNet.Tool.Tests.Support;

namespace NotebookNet.Tool.Tests.Execution;

public class DisplayTests
{
    private const string Dot = """
        #r "nuget:NotebookNet"
        class Dot : NotebookNet.Visuals.Displayable
        {
            public int Size = 1;
            public override string ToHtml() => $"<svg data-size='{Size}'></svg>";
            public override string ToString() => $"dot of size {Size}";
        }
        """;

    [Fact]
    public void An_object_that_draws_itself_is_drawn_with_a_text_twin()
    {
        var shown = Run.Cells(Dot, "new Dot()").Cells[1].Shown();

        Assert.Equal("<svg data-size='1'></svg>", shown["text/html"]);
        Assert.Equal("dot of size 1", shown["text/plain"]);
    }

    [Theory]
    [InlineData("new[] { new Dot(), new Dot { Size = 2 } }")]
    [InlineData("new { Small = new Dot(), Large = new Dot { Size = 2 } }")]
    [InlineData("new Dictionary<string, Dot> { [\"a\"] = new Dot(), [\"b\"] = new Dot { Size = 2 } }")]
    public void Objects_that_draw_themselves_are_drawn_inside_others(string code)
    {
        var html = Run.Cells(Dot, code).Cells[1].Shown()["text/html"];

        Assert.Contains("<svg data-size='1'></svg>", html, StringComparison.Ordinal);
        Assert.Contains("<svg data-size='2'></svg>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_is_shown_as_it_was_when_it_was_shown()
    {
        var cell = Run.Cells(Dot, "var d = new Dot();\ndisplay(d);\nd.Size = 9;").Cells[1];

        Assert.Equal(["display: dot of size 1"], cell.Lines());
    }

    [Theory]
    [InlineData("display(\"x\")")]
    [InlineData("display(\"x\");")]
    [InlineData("\"x\".Display();")]
    [InlineData("\"x\".Display()")]
    public void Display_shows_once_with_and_without_a_semicolon(string code) =>
        Assert.Equal(["display: x"], Run.Cells(code).Cells[0].Lines());

    [Fact]
    public void An_update_replaces_the_output_in_its_place_and_only_the_last_state_stays()
    {
        var cell = Run.Cells("""
            var handle = display("0 %");
            Console.WriteLine("after");
            handle.Update("50 %");
            handle.Update("100 %");
            """).Cells[0];

        Assert.Equal(["display: 100 %", "stdout: after\n"], cell.Lines());
    }

    [Fact]
    public void A_handle_of_an_earlier_cell_still_replaces_its_output()
    {
        var result = Run.Cells("var handle = display(\"old\");", "handle.Update(\"new\");");

        Assert.Equal(["display: new"], result.Cells[0].Lines());
        Assert.Empty(result.Cells[1].Outputs);
    }

    [Theory]
    [InlineData("\"**b**\".DisplayAs(\"text/markdown\");", "text/markdown", "**b**")]
    [InlineData("\"<b>b</b>\".DisplayAs(\"text/html\");", "text/html", "<b>b</b>")]
    [InlineData("display(HTML(\"<i>x</i>\"));", "text/html", "<i>x</i>")]
    [InlineData("HTML(\"<i>x</i>\")", "text/html", "<i>x</i>")]
    [InlineData("display(5, \"text/plain\");", "text/plain", "5")]
    public void Content_can_be_shown_as_a_mime_type(string code, string mimeType, string expected) =>
        Assert.Equal(expected, Run.Cells(code).Cells[0].Shown()[mimeType]);

    [Fact]
    public void An_update_of_content_of_a_mime_type_stays_of_that_type() =>
        Assert.Equal("<b>2</b>", Run.Cells("var h = \"<b>1</b>\".DisplayAs(\"text/html\");\nh.Update(\"<b>2</b>\");").Cells[0].Shown()["text/html"]);

    [Theory]
    [InlineData("HTML(\"<p>one <b>two</b></p><style>p{}</style><script>1</script>\")", "one two")]
    [InlineData("new[] { 1, 2, 3 }", "[ 1, 2, 3 ]")]
    [InlineData("3.25", "3.25")]
    public void Every_html_output_has_a_text_twin(string code, string expected)
    {
        var shown = Run.Cells(code).Cells[0].Shown();

        Assert.NotNull(shown["text/html"]);
        Assert.Equal(expected, shown["text/plain"]);
    }

    [Fact]
    public void An_object_whose_drawing_fails_is_shown_as_text_with_a_note_and_the_cell_goes_on()
    {
        var cell = Run.Cells("#r \"nuget:NotebookNet\"", """
            class Broken : NotebookNet.Visuals.Displayable
            {
                public override string ToHtml() => throw new InvalidOperationException("no ink");
                public override string ToString() => "broken";
            }
            display(new Broken());
            "goes on"
            """).Cells[1];

        var lines = cell.Lines();
        Assert.Contains("no ink", cell.Shown()["text/html"], StringComparison.Ordinal);
        Assert.Contains("display: broken", lines);
        Assert.Contains("result: goes on", lines);
    }

    [Fact]
    public void The_library_in_a_cell_sees_the_host_of_this_process_and_its_updates_land()
    {
        using var folder = new TempFolder();
        var observer = new Observer();
        var result = Run.File(folder.Write("a.ipynb", Source.Notebook(Source.Code("""
            #r "nuget:NotebookNet"
            var host = NotebookNet.Hosting.NotebookHost.Current;
            var handle = host.Show("epoch 1");
            Console.WriteLine("training");
            handle.Update("epoch 2\nsecond line");
            $"{host.Name} {host.IsLive} {host.Cancellation.CanBeCanceled} {host.KeepsOutputs}"
            """))), observer: observer);

        Assert.Equal(
            ["display: epoch 2\nsecond line", "stdout: training\n", "result: notebooknet True True True"], result.Cells[0].Lines());
        Assert.Equal(["epoch 2"], observer.States);
    }

    [Fact]
    public void Types_of_the_library_stay_the_same_types_when_it_is_referenced_in_a_later_cell()
    {
        // The functions of every cell come from an assembly that itself needs the library.
        var result = Run.Cells("var h = display(\"a\");", "#r \"nuget:NotebookNet\"", "HTML(\"x\")", "NotebookNet.Hosting.IDisplayHandle i = h;\ni.Update(\"b\");");

        Assert.Null(result.Failure);
        Assert.Equal(["display: b"], result.Cells[0].Lines());
    }
}
