using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookNet.Visuals.Tests;

/// <summary>Through the formatter .NET Interactive and Jupyter use, not through a stand-in.</summary>
public class FormatterConventionTests
{
    private sealed class Probe : Displayable
    {
        public int Displayed { get; private set; }

        public override string ToHtml() => "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>";

        public override string ToString() => "probe";

        protected internal override void OnDisplaying() => Displayed++;
    }

    [Fact]
    public void A_picture_is_shown_as_html_and_as_plain_text()
    {
        var figure = new Figure("f").Line([1, 2, 3]);
        Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(typeof(Figure)));
        Assert.Equal(figure.ToSvg(), figure.ToDisplayString("text/html"));
        Assert.Equal(figure.ToString(), figure.ToDisplayString("text/plain"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_host_shows_exactly_the_html_of_each_picture(string name)
    {
        var picture = Samples.All[name]();
        Assert.Equal(picture.ToHtml(), picture.ToDisplayString("text/html"));
    }

    public static TheoryData<string> Names => Samples.Names;

    [Fact]
    public void A_picture_inside_an_array_is_drawn()
    {
        var figure = new Figure("f").Line([1, 2, 3]);
        Assert.Contains(figure.ToSvg(), new[] { figure }.ToDisplayString("text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_inside_an_anonymous_object_is_drawn()
    {
        var figure = new Figure("f").Line([1, 2, 3]);
        Assert.Contains(figure.ToSvg(), new { loss = 0.1, figure }.ToDisplayString("text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_host_tells_the_picture_before_it_asks_for_html()
    {
        var probe = new Probe();
        Assert.Equal(probe.ToHtml(), probe.ToDisplayString("text/html"));
        Assert.Equal(1, probe.Displayed);
        Assert.Equal("probe", probe.ToDisplayString("text/plain"));
        Assert.Equal(1, probe.Displayed);
    }

    [Fact]
    public void Every_picture_has_the_method_Verso_looks_for_and_is_no_collection()
    {
        foreach (var type in typeof(Displayable).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Displayable))))
        {
            var method = type.GetMethod("ToHtml", Type.EmptyTypes);
            Assert.NotNull(method);
            Assert.True(method.IsVirtual && method.IsPublic && method.ReturnType == typeof(string), type.Name);
            Assert.False(typeof(System.Collections.IEnumerable).IsAssignableFrom(type), type.Name);
        }
    }
}
