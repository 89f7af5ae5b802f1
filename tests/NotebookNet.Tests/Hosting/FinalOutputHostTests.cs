using NotebookNet.Hosting;

namespace NotebookNet.Tests;

/// <summary>Hosts that are known by a loaded assembly and show each object once.</summary>
public sealed class FinalOutputHostTests : IDisposable
{
    private const string Verso = """
        namespace Verso.Abstractions;
        public static class DisplayExtensions
        {
            public static System.Collections.Generic.List<string> Log = new();
            public static void Display(this object value, string mimeType = null) => Log.Add(value.GetType().Name + " " + (mimeType ?? "none"));
        }
        """;

    private const string ClrKernel = """
        namespace ClrKernel.Core.Primitives;
        public sealed class DisplayCell { }
        public static class DisplayValues
        {
            public static System.Collections.Generic.List<string> Log = new();
            public static DisplayCell Display(this object value, System.Type preferredDisplayType = null, string preferredMimeType = null) => throw new System.NotSupportedException();
            public static DisplayCell DisplayHtml(this object value) { Log.Add(value.ToString()); return new DisplayCell(); }
        }
        """;

    public void Dispose()
    {
        NotebookHost.Use(null);
        NotebookHost.LoadedAssemblies = () => [];
    }

    [Fact]
    public void A_loaded_host_is_found_without_being_chosen_and_a_chosen_one_comes_first()
    {
        Assert.Equal("console", NotebookHost.Current.Name);
        var assembly = HostAssemblies.Compile("Verso.Abstractions", Verso);
        NotebookHost.LoadedAssemblies = () => [assembly];
        Assert.Equal("Verso", NotebookHost.Current.Name);
        NotebookHost.Connect("mine", _ => null);
        Assert.Equal("mine", NotebookHost.Current.Name);
    }

    [Fact]
    public void Verso_gets_the_final_picture_of_a_training_once()
    {
        var assembly = HostAssemblies.Compile("Verso.Abstractions", Verso);
        NotebookHost.Use(FinalOutputHost.Find([typeof(object).Assembly, assembly]));
        using var console = new Capture();
        Networks.Classifier().Fit(Datasets.Iris(), epochs: 1_000_000, seed: 1, maxTime: TimeSpan.FromSeconds(0.4));

        Assert.Equal(("Verso", false, true), (NotebookHost.Current.Name, NotebookHost.Current.IsLive, NotebookHost.Current.DrawsPictures));
        Assert.Equal(["TrainingMonitor none"], assembly.Log("Verso.Abstractions.DisplayExtensions"));
        Assert.Empty(console.Lines);
    }

    [Fact]
    public void ClrKernel_gets_html_because_it_would_print_the_object_as_text()
    {
        var assembly = HostAssemblies.Compile("ClrKernel.Core.Primitives", ClrKernel);
        NotebookHost.Use(FinalOutputHost.Find([assembly]));
        var log = assembly.Log("ClrKernel.Core.Primitives.DisplayValues");

        Datasets.Iris().Show();
        Tensor.Eye(2).Show();
        NotebookHost.Current.Show("a < b");

        Assert.Equal(3, log.Count);
        Assert.Contains("<table", log[0], StringComparison.Ordinal);
        Assert.Contains("<", log[1], StringComparison.Ordinal);
        Assert.Equal("<pre>a &lt; b</pre>", log[2]);
    }

    [Theory]
    [InlineData("Verso.Abstractions", "namespace Verso.Abstractions; public static class Other { }")]
    [InlineData("Verso.Abstractions", "namespace Verso.Abstractions; public static class DisplayExtensions { public static void Display(object value, int must) { } }")]
    [InlineData("Verso.Abstractions", "namespace Verso.Abstractions; public static class DisplayExtensions { public static void Display<T>(T value) { } }")]
    [InlineData("My.Verso", Verso)]
    public void A_build_of_another_form_is_no_host_and_the_console_stays(string name, string code) =>
        Assert.Null(FinalOutputHost.Find([HostAssemblies.Compile(name, code)]));

    [Fact]
    public void Outside_of_a_running_cell_Verso_refuses_and_the_text_is_printed()
    {
        var assembly = HostAssemblies.Compile("Verso.Abstractions", Verso.Replace("Log.Add(", "throw new System.InvalidOperationException(", StringComparison.Ordinal));
        NotebookHost.Use(FinalOutputHost.Find([assembly]));
        using var console = new Capture();
        NotebookHost.Current.Show("text");

        Assert.Equal(2, console.Lines.Length);
        Assert.Contains("Verso could not show a picture", console.Lines[0], StringComparison.Ordinal);
        Assert.Contains("(InvalidOperationException: String none)", console.Lines[0], StringComparison.Ordinal);
    }
}
