using NotebookNet.Hosting;

namespace NotebookNet.Tool.Execution;

/// <summary>What the library sees of this tool: outputs that can be replaced, and the stop signal of the running cell.</summary>
internal sealed class RunnerHost : INotebookHost
{
    private readonly Lock _lock = new();
    private CancellationToken _cancellation;

    public string Name => "notebooknet";

    public bool IsLive => true;

    public bool KeepsOutputs => true;

    public CancellationToken Cancellation
    {
        get
        {
            lock (_lock)
            {
                return _cancellation;
            }
        }

        set
        {
            lock (_lock)
            {
                _cancellation = value;
            }
        }
    }

    public IDisplayHandle? Show(object value) => RunningCell.Show(value, []);
}
