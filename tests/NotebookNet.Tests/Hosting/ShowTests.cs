using System.Runtime.CompilerServices;
using NotebookNet.Hosting;

namespace NotebookNet.Tests;

/// <summary><c>Show()</c>: a picture in a notebook, a page from a program.</summary>
public sealed class ShowTests : IDisposable
{
    private readonly Func<string, bool> _open = TemporaryPage.Open;

    // Examples in the documentation call Show(); a test run opens no windows on anybody's desktop.
    [ModuleInitializer]
    internal static void OpenNothing() => TemporaryPage.Open = _ => false;

    public void Dispose() => TemporaryPage.Open = _open;

    [Fact]
    public void In_a_program_it_opens_a_page_of_its_own()
    {
        List<string> opened = [];
        TemporaryPage.Open = file =>
        {
            opened.Add(file);
            return true;
        };
        using var console = new Capture();
        Networks.Classifier().Show();
        Tensor.Eye(3).Show();

        Assert.Empty(console.Lines);
        Assert.Equal(2, opened.Distinct().Count());
        Assert.EndsWith("-Model.html", opened[0], StringComparison.Ordinal);
        var page = File.ReadAllText(opened[0]);
        Assert.StartsWith("<!doctype html>", page, StringComparison.Ordinal);
        Assert.Contains(Networks.Classifier().ToHtml(), page, StringComparison.Ordinal);
        Assert.Contains("light-dark(", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"(http|//)", page);
    }

    [Fact]
    public void Without_a_desktop_the_console_says_where_the_page_is()
    {
        using var console = new Capture();
        Datasets.Iris().Show();

        var line = Assert.Single(console.Lines);
        Assert.StartsWith("Dataset: open ", line, StringComparison.Ordinal);
        Assert.True(File.Exists(line.Split(' ')[2]));
    }

    [Fact]
    public void In_a_notebook_it_is_an_output_of_the_cell()
    {
        List<object> shown = [];
        NotebookHost.Connect("mine", value =>
        {
            shown.Add(value);
            return null;
        });
        try
        {
            var model = Networks.Classifier();
            model.Show();
            Assert.Same(model, Assert.Single(shown));
        }
        finally
        {
            NotebookHost.Use(null);
        }
    }

    [Fact]
    public void A_page_that_cannot_be_opened_never_ends_the_program()
    {
        TemporaryPage.Open = _ => throw new IOException("no space left");
        using var console = new Capture();
        Tensor.Eye(2).Show();

        Assert.Contains(console.Lines, line => line.Contains("no space left", StringComparison.Ordinal));
    }
}
