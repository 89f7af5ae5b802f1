using System.Diagnostics;
using System.Text.Json.Nodes;
using NotebookNet.Tool.Execution;
using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Isolation;

/// <summary>Puts the messages of the running process together to results of cells.</summary>
internal sealed class OutputCollector(Notebook notebook, IRunObserver observer)
{
    private const int LastWords = 4000;

    private readonly Lock _lock = new();
    private readonly List<CellResult> _results = [];
    private readonly Dictionary<int, (CellOutputs Cell, DisplayOutput Output)> _shown = [];
    private CellOutputs _outputs = new();
    private NotebookCell? _running;
    private CellError? _killed;
    private string _errors = "";
    private long _started;

    public IReadOnlyList<CellResult> Results => _results;

    /// <summary>Grows with each cell that starts or ends.</summary>
    public int Progress { get; private set; }

    /// <summary>Whether the running process has nothing more to say.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Takes a line from the pipe.</summary>
    public void Receive(string line)
    {
        var message = JsonNode.Parse(line)!;
        lock (_lock)
        {
            switch (message[WorkerMessage.Kind]!.GetValue<string>())
            {
                case WorkerMessage.CellStarted:
                    Start(message["number"]!.GetValue<int>(), message["title"]!.GetValue<string>());
                    break;
                case WorkerMessage.CellEnded:
                    End(
                        Enum.Parse<CellStatus>(message["status"]!.GetValue<string>()), WorkerMessage.Error(message["error"]),
                        TimeSpan.FromSeconds(message["seconds"]!.GetValue<double>()));
                    break;
                case WorkerMessage.End:
                    Progress++;
                    IsComplete = true;
                    break;
                case WorkerMessage.Text:
                    _outputs.Write(message["stream"]!.GetValue<string>(), message["text"]!.GetValue<string>());
                    break;
                case WorkerMessage.Show:
                    _shown[message["output"]!.GetValue<int>()] =
                        (_outputs, _outputs.Show(WorkerMessage.Forms(message["forms"]), message["result"]!.GetValue<bool>()));
                    break;
                case WorkerMessage.Replace:
                    var (cell, output) = _shown[message["output"]!.GetValue<int>()];
                    cell.Replace(output, WorkerMessage.Forms(message["forms"]));
                    break;
                case WorkerMessage.Status:
                    observer.Status(message["text"]!.GetValue<string>());
                    break;
                case WorkerMessage.Warning:
                    observer.Warning(message["text"]!.GetValue<string>());
                    break;
                case var unknown:
                    throw new InvalidOperationException($"No message is called '{unknown}'.");
            }
        }
    }

    /// <summary>Takes what the process itself wrote to its output.</summary>
    public void PassOn(string stream, string text)
    {
        lock (_lock)
        {
            if (stream == "stderr")
            {
                _errors += text.ReplaceLineEndings("\n");
                _errors = _errors.Length > LastWords ? _errors[..LastWords] : _errors;
            }
            else if (_running is not null)
            {
                _outputs.Write(stream, text.ReplaceLineEndings("\n"));
            }
        }
    }

    /// <summary>Remembers why the process is about to be ended from outside.</summary>
    public void NoteThatItWasKilled(CellError error)
    {
        lock (_lock)
        {
            _killed = error;
        }
    }

    /// <summary>The process has ended; a cell that was running then has failed.</summary>
    public void Finish(int exitCode, bool wasCancelled)
    {
        lock (_lock)
        {
            if (_running is null && !IsComplete && _results.Count < notebook.CodeCellCount && !wasCancelled
                && _results is not [.., { Status: CellStatus.Failed }])
            {
                // Between two cells, for example by a thread that an earlier one has left behind.
                Start(notebook.Cells.First(c => c.IsCode && c.CodeNumber == _results.Count + 1).Number, "");
            }

            if (_running is null)
            {
                return;
            }

            var error = _killed ?? ProcessEnd.Describe(exitCode, _errors);
            _outputs.Fail(error);
            End(wasCancelled ? CellStatus.Cancelled : CellStatus.Failed, error, Stopwatch.GetElapsedTime(_started), isInOutputs: true);
        }
    }

    private void Start(int number, string title)
    {
        Progress++;
        _errors = "";
        _outputs = new CellOutputs();
        _started = Stopwatch.GetTimestamp();
        _running = notebook.Cells[number - 1];
        observer.CellStarted(_running, title);
    }

    private void End(CellStatus status, CellError? error, TimeSpan time, bool isInOutputs = false)
    {
        Progress++;
        if (error is not null && !isInOutputs)
        {
            _outputs.Fail(error);
        }

        var result = new CellResult(_running!, status, _outputs.Items, error, time);
        _running = null;
        _results.Add(result);
        observer.CellFinished(result);
    }
}
