using System.Text;
using System.Text.Json.Nodes;
using NotebookNet.Tool.Execution;

namespace NotebookNet.Tool.Isolation;

/// <summary>Writes messages to the pipe, each at once and whole, from any thread.</summary>
internal sealed class MessageWriter(Stream pipe) : IOutputListener
{
    private readonly Lock _lock = new();
    private readonly Dictionary<DisplayOutput, int> _numbers = [];

    public void Wrote(string stream, string text) =>
        Send(new JsonObject { [WorkerMessage.Kind] = WorkerMessage.Text, ["stream"] = stream, ["text"] = text });

    public void Shown(DisplayOutput output)
    {
        int number;
        lock (_lock)
        {
            number = _numbers[output] = _numbers.Count + 1;
        }

        Send(new JsonObject
        {
            [WorkerMessage.Kind] = WorkerMessage.Show,
            ["output"] = number,
            ["result"] = output.IsResult,
            ["forms"] = WorkerMessage.Forms(output.Content),
        });
    }

    public void Replaced(DisplayOutput output)
    {
        int number;
        lock (_lock)
        {
            number = _numbers[output];
        }

        Send(new JsonObject
        {
            [WorkerMessage.Kind] = WorkerMessage.Replace,
            ["output"] = number,
            ["forms"] = WorkerMessage.Forms(output.Content),
        });
    }

    public void Send(JsonObject message)
    {
        var line = Encoding.UTF8.GetBytes(message.ToJsonString() + "\n");
        lock (_lock)
        {
            try
            {
                pipe.Write(line);
                pipe.Flush();
            }
            catch (IOException)
            {
                // The reader is gone; the end of the standard input ends this process soon.
            }
        }
    }
}
