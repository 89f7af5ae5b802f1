namespace NotebookNet.Kernels;

/// <content>Predictions: results are finished some lines at a time, while they are in the cache.</content>
internal sealed unsafe partial class ConvolutionKernel
{
    // So many results stay in the first-level cache until they are pooled.
    private const int MostResults = 1 << 13;

    private ConvolutionFinish? _finish;

    private int StoredLines => _windows.Rows.Output / _finish!.Side;

    private int StoredColumns => _windows.Columns.Output / _finish!.Side;

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, ConvolutionFinish finish)
    {
        fixed (float* px = x, pw = w, pb = bias, py = y)
        {
            _finish = finish;
            float* kernel = _isKernelPacked ? Pack(pw) : pw;
            var lines = _windows.Images * StoredLines;
            _linesPerPart = Math.Clamp((lines + Workers.Count - 1) / Workers.Count, 1, Math.Max(_mostLinesPerPart / finish.Side, 1));
            (_accumulate, _stage) = (false, Stage.Finished);
            Share(px, kernel, pb, py, (lines + _linesPerPart - 1) / _linesPerPart);
        }
    }

    // Lines are counted here as they are stored.
    private void FinishedOf(int first, int last)
    {
        var (side, columns) = (_finish!.Side, _windows.Columns.Output);
        var atOnce = Math.Max(MostResults / Math.Max(side * columns * _filters, 1), 1);
        nint storedLine = StoredColumns * _filters;
        last = Math.Min(last, _windows.Images * StoredLines);
        for (int lines; first < last; first += lines)
        {
            var (image, line) = Math.DivRem(first, StoredLines);
            lines = Math.Min(Math.Min(last - first, StoredLines - line), atOnce);
            float* y = _y + (first * storedLine);
            float* results = side == 1 ? y : Scratch.Take(Scratch.Purpose.Product, (long)lines * side * columns * _filters);
            Compute(image, line * side, lines * side, results);
            _finish.Store(results, (lines * side, columns, _filters, _filters), lines * side, columns, y, storedLine, _filters);
        }
    }
}
