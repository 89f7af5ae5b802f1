using System.Globalization;

namespace NotebookNet.TensorBoardFiles;

/// <summary>A file of events that TensorBoard follows while it grows.</summary>
internal sealed class EventFile
{
    private static int _files;

    private readonly string _path;

    /// <summary>Begins a file of its own in a folder, which is made when it is missing.</summary>
    public EventFile(string folder)
    {
        Directory.CreateDirectory(folder);
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"events.out.tfevents.{DateTimeOffset.UtcNow.ToUnixTimeSeconds():D10}.{Environment.MachineName}.{Environment.ProcessId}.{Interlocked.Increment(ref _files)}.v2");
        _path = Path.Combine(folder, name);
        Write(Event().Text(3, "brain.Event:2"));
    }

    /// <summary>Adds what was measured at a step.</summary>
    public void Add(long step, EventSummary summary)
    {
        if (!summary.IsEmpty)
        {
            Write(Event().Integer(2, step).Message(5, summary.Message));
        }
    }

    private static ProtobufWriter Event() => new ProtobufWriter().Double(1, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0);

    // Opened for each event: whole records are on the disk at any time, and readers are not locked out.
    private void Write(ProtobufWriter message) => File.AppendAllBytes(_path, RecordFrame.Of(message.ToArray()));
}
