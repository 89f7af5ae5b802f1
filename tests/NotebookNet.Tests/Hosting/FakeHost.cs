using NotebookNet.Hosting;
using NotebookNet.Visuals;

namespace NotebookNet.Tests;

/// <summary>A notebook host that notes what it is asked to show; it is in use until disposed.</summary>
internal sealed class FakeHost : INotebookHost, IDisplayHandle, IDisposable
{
    private readonly System.Diagnostics.Stopwatch _clock = System.Diagnostics.Stopwatch.StartNew();

    public FakeHost() => NotebookHost.Use(this);

    public string Name => "fake";

    public bool IsLive { get; init; } = true;

    public CancellationToken Cancellation { get; init; }

    /// <summary>What is done with each picture; throwing is what broken hosts do.</summary>
    public Action<object>? OnShow { get; init; }

    public List<TrainingMonitor> Shown { get; } = [];

    public List<TimeSpan> Times { get; } = [];

    public int Outputs { get; private set; }

    public IDisplayHandle? Show(object value)
    {
        Outputs++;
        Update(value);
        return IsLive ? this : null;
    }

    public void Update(object value)
    {
        Times.Add(_clock.Elapsed);
        Shown.Add(Assert.IsType<TrainingMonitor>(value));
        OnShow?.Invoke(value);
    }

    public void Dispose() => NotebookHost.Use(null);
}
