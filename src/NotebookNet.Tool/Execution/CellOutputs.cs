using System.Globalization;

namespace NotebookNet.Tool.Execution;

/// <summary>Collects what a cell puts out, in order, from any thread.</summary>
/// <param name="limit">How many characters are kept; a notebook of hundreds of megabytes opens nowhere.</param>
/// <param name="listener">Told of each output that is kept; null when nobody wants to know.</param>
internal sealed class CellOutputs(int limit = CellOutputs.DefaultLimit, IOutputListener? listener = null)
{
    public const int DefaultLimit = 5_000_000;

    private readonly Lock _lock = new();
    private readonly List<CellOutput> _items = [];
    private int _length;
    private bool _full;

    /// <summary>The outputs so far.</summary>
    public IReadOnlyList<CellOutput> Items
    {
        get
        {
            lock (_lock)
            {
                return [.. _items];
            }
        }
    }

    /// <summary>Appends console text.</summary>
    public void Write(string stream, ReadOnlySpan<char> text)
    {
        lock (_lock)
        {
            if (text.IsEmpty || _full)
            {
                return;
            }

            var fits = Math.Min(text.Length, limit - _length);
            Stream(stream).Text.Append(text[..fits]);
            listener?.Wrote(stream, text[..fits].ToString());
            _length += fits;
            if (fits < text.Length)
            {
                NoteThatItIsFull();
            }
        }
    }

    /// <summary>Appends a shown value.</summary>
    /// <returns>The output, to be replaced later; it is not part of the cell when the cell is full.</returns>
    public DisplayOutput Show(MimeBundle content, bool isResult = false)
    {
        var output = new DisplayOutput(content, isResult);
        lock (_lock)
        {
            if (_full)
            {
                return output;
            }

            if (_length + content.Length > limit)
            {
                NoteThatItIsFull();
                return output;
            }

            _length += content.Length;
            _items.Add(output);
            listener?.Shown(output);
        }

        return output;
    }

    /// <summary>Replaces a shown value in its place.</summary>
    public void Replace(DisplayOutput output, MimeBundle content)
    {
        lock (_lock)
        {
            if (!_items.Contains(output))
            {
                return;
            }

            if (_length - output.Content.Length + content.Length > limit)
            {
                NoteThatItIsFull();
                return;
            }

            _length += content.Length - output.Content.Length;
            output.Content = content;
            listener?.Replaced(output);
        }
    }

    /// <summary>Appends the error that ends the cell; there is always room for it.</summary>
    public void Fail(CellError error)
    {
        lock (_lock)
        {
            _items.Add(new ErrorOutput(error));
        }
    }

    private StreamOutput Stream(string name)
    {
        if (_items.LastOrDefault() is StreamOutput last && last.Name == name)
        {
            return last;
        }

        var stream = new StreamOutput(name);
        _items.Add(stream);
        return stream;
    }

    private void NoteThatItIsFull()
    {
        if (_full)
        {
            return;
        }

        _full = true;
        var note = string.Create(CultureInfo.InvariantCulture, $"\n[The rest of this cell's output was left out: a cell keeps {limit:N0} characters.]\n");
        Stream("stderr").Text.Append(note);
        listener?.Wrote("stderr", note);
    }
}
