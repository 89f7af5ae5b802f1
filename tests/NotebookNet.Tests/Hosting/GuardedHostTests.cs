using NotebookNet.Hosting;
using NotebookNet.Visuals;

namespace NotebookNet.Tests;

/// <summary>A host that fails: the user's code never hears of it, the text is there once, and one line says why.</summary>
public sealed class GuardedHostTests : IDisposable
{
    private readonly Capture _console = new();

    public void Dispose()
    {
        NotebookHost.Use(null);
        _console.Dispose();
    }

    [Fact]
    public void What_a_host_cannot_show_is_printed_with_one_warning_however_often_it_fails()
    {
        NotebookHost.Use(new Broken());
        NotebookHost.Current.Show("first");
        NotebookHost.Current.Show("second");

        Assert.Equal(3, _console.Lines.Length);
        Assert.Contains("broken host could not show a picture", _console.Lines[0], StringComparison.Ordinal);
        Assert.Contains("TimeoutException: the front end is gone", _console.Lines[0], StringComparison.Ordinal);
        Assert.Equal(["first", "second"], _console.Lines[1..]);
        Assert.Empty(_console.Errors);
    }

    [Fact]
    public void A_training_on_a_broken_host_ends_with_one_line_of_text_and_one_warning()
    {
        NotebookHost.Use(new Broken());
        var history = Networks.Classifier().Fit(Datasets.Iris(), epochs: 1_000_000, seed: 1, maxTime: TimeSpan.FromSeconds(0.5));

        Assert.Equal(TrainingOutcome.OutOfTime, history.Outcome);
        Assert.Equal(2, _console.Lines.Length);
        Assert.StartsWith("NotebookNet: ", _console.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("epoch ", _console.Lines[1], StringComparison.Ordinal);
        Assert.Contains("0.5 s was over", _console.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_handle_that_breaks_prints_the_state_that_broke_it_and_none_after()
    {
        NotebookHost.Connect("mine", _ => _ => throw new InvalidOperationException("closed"));
        var handle = NotebookHost.Current.Show("one")!;
        handle.Update("two");
        handle.Update("three");

        Assert.Equal(2, _console.Lines.Length);
        Assert.Contains("closed", _console.Lines[0], StringComparison.Ordinal);
        Assert.Equal("two", _console.Lines[1]);
    }

    [Fact]
    public void A_host_whose_every_member_throws_answers_with_the_careful_choice()
    {
        NotebookHost.Use(new Broken { EverythingThrows = true });

        var host = NotebookHost.Current;
        Assert.Equal(("unknown host", false, false, false), (host.Name, host.IsLive, host.DrawsPictures, host.KeepsOutputs));
        Assert.False(host.Cancellation.CanBeCanceled);
        Assert.Equal(2, Networks.Classifier().Fit(Datasets.Iris(), epochs: 2).EpochCount);
    }

    [Fact]
    public void A_picture_that_cannot_even_print_is_named()
    {
        var html = Formatting.Html(new { Good = "yes", Bad = new Unprintable() });

        Assert.Contains("yes", html, StringComparison.Ordinal);
        Assert.Contains("Unprintable could not be drawn", html, StringComparison.Ordinal);
        Assert.Contains("no &lt;ink&gt;", html, StringComparison.Ordinal);
        Assert.Equal("Unprintable", Formatting.Text(new Unprintable()));
    }

    [Fact]
    public void Using_the_current_host_again_does_not_guard_it_twice()
    {
        NotebookHost.Use(new Broken());
        var host = NotebookHost.Current;
        NotebookHost.Use(host);

        Assert.Same(host, NotebookHost.Current);
    }

    private sealed class Broken : INotebookHost
    {
        public bool EverythingThrows { get; init; }

        public string Name => Or("broken host");

        public bool IsLive => Or(true);

        public bool DrawsPictures => Or(true);

        public bool KeepsOutputs => Or(true);

        public CancellationToken Cancellation => Or(CancellationToken.None);

        public IDisplayHandle? Show(object value) => throw new TimeoutException("the front end is gone");

        private T Or<T>(T value) => EverythingThrows ? throw new NotSupportedException() : value;
    }

    private sealed class Unprintable : Displayable
    {
        public override string ToHtml() => throw new InvalidOperationException("no <ink>");

        public override string ToString() => throw new InvalidOperationException("no letters");
    }
}
