namespace NotebookNet.TensorBoardFiles;

/// <summary>Numbers, distributions and pictures of one step, as TensorFlow's <c>Summary</c> message. Field numbers are those of summary.proto.</summary>
internal sealed class EventSummary
{
    private const int HistogramBins = 30;

    private readonly ProtobufWriter _summary = new();

    /// <summary>Whether there is anything.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>The message.</summary>
    public ProtobufWriter Message => _summary;

    /// <summary>A number.</summary>
    public void Scalar(string tag, double value) => Add(new ProtobufWriter().Text(1, tag).Float(2, (float)value));

    /// <summary>How often values lie between equal steps; values that are not finite are left out.</summary>
    public void Histogram(string tag, ReadOnlySpan<float> values)
    {
        var (low, high, sum, squares, count) = (double.PositiveInfinity, double.NegativeInfinity, 0.0, 0.0, 0);
        foreach (var value in values)
        {
            if (float.IsFinite(value))
            {
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
                (sum, squares, count) = (sum + value, squares + ((double)value * value), count + 1);
            }
        }

        if (count == 0)
        {
            return;
        }

        // All values equal: one bin around them.
        var bins = low < high ? HistogramBins : 1;
        var (limits, counts) = (new double[bins], new double[bins]);
        for (var i = 0; i < bins; i++)
        {
            limits[i] = i == bins - 1 ? high : low + ((high - low) * (i + 1) / bins);
        }

        foreach (var value in values)
        {
            if (float.IsFinite(value))
            {
                counts[bins == 1 ? 0 : Math.Min(bins - 1, (int)((value - low) / (high - low) * bins))]++;
            }
        }

        var histogram = new ProtobufWriter().Double(1, low).Double(2, high).Double(3, count).Double(4, sum).Double(5, squares)
            .Doubles(6, limits).Doubles(7, counts);
        Add(new ProtobufWriter().Text(1, tag).Message(5, histogram));
    }

    /// <summary>A grey picture.</summary>
    public void Image(string tag, int height, int width, ReadOnlySpan<byte> png)
    {
        var image = new ProtobufWriter().Integer(1, height).Integer(2, width).Integer(3, 1).Bytes(4, png);
        Add(new ProtobufWriter().Text(1, tag).Message(4, image));
    }

    private void Add(ProtobufWriter value)
    {
        _summary.Message(1, value);
        IsEmpty = false;
    }
}
