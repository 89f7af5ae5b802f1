using NotebookNet.Operations;

namespace NotebookNet.Kernels;

/// <summary>
/// Convolution over pictures x (B, H, W, C) with a kernel w (h, w, C / groups, F), giving y (B, H', W', F), and both of its
/// gradients, as matrix products of the numbers under the windows, which are read where they lie: see <see cref="WindowPlaces"/>.
/// </summary>
/// <remarks>
/// Work is cut by lines, by pictures, or into a number of partial sums that depends on the sizes alone, and partial
/// sums are added in order: the bits do not depend on the number of threads.
/// </remarks>
internal sealed unsafe partial class ConvolutionKernel : IFinishingConvolution, IParallelWork
{
    private const long WorthSharing = 1 << 16;

    // A part is about this many multiply-adds; a picture of up to twice as many is not cut, so that few tiles end at the cut.
    private const long WorkPerPart = 1 << 21;

    // Up to so many places the kernel is used as it lies: packing costs more than it saves.
    private const int FewPlaces = 256;

    // The gradients of places that wait to be added to a picture or to be multiplied with it: so many that they stay in the
    // second-level cache, and no large picture needs much memory.
    private const int MostWaiting = 1 << 16;

    // The kernel's gradient is summed in at most this many parts, which together hold at most this many numbers.
    private const int MostPartials = 8;
    private const long WorkPerPartialSum = 1 << 18;
    private const int MostPartialNumbers = 1 << 22;

    private readonly WindowGrid _windows;
    private readonly WindowPlaces _places;
    private readonly int _filters;
    private readonly int _groups;
    private readonly int _depth;
    private readonly int _mostLinesPerPart;
    private readonly int _imagesPerPart;
    private readonly int _partials;
    private readonly long _work;
    private readonly bool _isKernelPacked;

    private Stage _stage;
    private float* _x;
    private float* _w;
    private float* _bias;
    private float* _y;
    private bool _accumulate;
    private int _linesPerPart;

    /// <summary>A convolution of fixed sizes.</summary>
    /// <param name="windows">The windows over the pictures.</param>
    /// <param name="filters">F.</param>
    /// <param name="groups">How many groups the channels are divided into; each sees only its own.</param>
    public ConvolutionKernel(in WindowGrid windows, int filters, int groups)
    {
        (_windows, _filters, _groups) = (windows, filters, groups);
        _places = new WindowPlaces(windows, ChannelsPerGroup);
        _depth = windows.Taps * ChannelsPerGroup;
        var workPerLine = Math.Max((long)windows.Columns.Output * _depth * filters, 1);
        _work = workPerLine * AllLines;
        var workPerImage = workPerLine * Math.Max(windows.Rows.Output, 1);
        _isKernelPacked = (long)AllLines * windows.Columns.Output > FewPlaces || FiltersPerGroup % MicroKernel.NarrowColumns != 0;
        _imagesPerPart = PerPart(workPerImage, windows.Images);
        _mostLinesPerPart = workPerImage > 2 * WorkPerPart ? PerPart(workPerLine, AllLines) : Math.Max(_imagesPerPart * windows.Rows.Output, 1);
        var most = Math.Min(MostPartials, MostPartialNumbers / Math.Max(KernelLength, 1));
        _partials = (int)Math.Clamp(Math.Min(_work / WorkPerPartialSum, AllLines), 1, Math.Max(most, 1));
    }

    private enum Stage
    {
        Forward,
        Finished,
        InputGradient,
        KernelGradient,
    }

    private int ChannelsPerGroup => _windows.Channels / _groups;

    private int FiltersPerGroup => _filters / _groups;

    private int KernelLength => _depth * _filters;

    private int AllLines => _windows.Images * _windows.Rows.Output;

    // How many numbers a group's kernel takes when it is packed, as it is and turned.
    private int PackedLength => (int)Panels.Length(_depth, FiltersPerGroup);

    private int TurnedLength => (int)Panels.Length(FiltersPerGroup, _depth);

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, bool accumulate)
    {
        fixed (float* px = x, pw = w, pb = bias, py = y)
        {
            float* packed = _isKernelPacked ? Pack(pw) : pw;

            // A few pictures are cut so that each thread has something to do: the digits are the same wherever lines are cut.
            _linesPerPart = Math.Clamp((AllLines + Workers.Count - 1) / Workers.Count, 1, _mostLinesPerPart);
            (_accumulate, _stage) = (accumulate, Stage.Forward);
            Share(px, packed, pb, py, (AllLines + _linesPerPart - 1) / _linesPerPart);
        }
    }

    /// <inheritdoc/>
    public void InputGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> dx, bool accumulate)
    {
        fixed (float* px = dx, pw = w, pb = bias, py = dy)
        {
            float* turned = Scratch.Take(Scratch.Purpose.Kernel, (long)_groups * TurnedLength);
            for (var group = 0; group < _groups; group++)
            {
                Panels.Pack(FiltersPerGroup, _depth, pw + (group * FiltersPerGroup), 1, _filters, turned + ((nint)group * TurnedLength));
            }

            (_accumulate, _stage) = (accumulate, Stage.InputGradient);
            Share(px, turned, pb, py, (_windows.Images + _imagesPerPart - 1) / _imagesPerPart);
        }
    }

    /// <inheritdoc/>
    public void KernelGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dw, bool accumulate)
    {
        fixed (float* px = x, py = dy)
        {
            float* sums = Scratch.Take(Scratch.Purpose.Partials, (long)_partials * KernelLength);
            _stage = Stage.KernelGradient;
            Share(px, sums, null, py, _partials);
            dw = dw[..KernelLength];
            if (!accumulate)
            {
                dw.Clear();
            }

            for (var part = 0; part < _partials; part++)
            {
                Elementwise.Add(new ReadOnlySpan<float>(sums + ((nint)part * KernelLength), KernelLength), dw);
            }
        }
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        switch (_stage)
        {
            case Stage.Forward:
                ForwardOf(part * _linesPerPart, Math.Min((part + 1) * _linesPerPart, AllLines));
                break;
            case Stage.Finished:
                FinishedOf(part * _linesPerPart, (part + 1) * _linesPerPart);
                break;
            case Stage.InputGradient:
                InputGradientOf(part * _imagesPerPart, Math.Min((part + 1) * _imagesPerPart, _windows.Images));
                break;
            default:
                // Lines are dealt out in runs of nearly equal length.
                KernelGradientOf(part, (int)((long)AllLines * part / _partials), (int)((long)AllLines * (part + 1) / _partials));
                break;
        }
    }

    private static int PerPart(long workEach, int count) => (int)Math.Clamp(WorkPerPart / workEach, 1, Math.Max(count, 1));

    private void Share(float* x, float* w, float* bias, float* y, int parts)
    {
        _x = x;
        _w = w;
        _bias = bias;
        _y = y;
        Parts.Run(this, parts, _work, WorthSharing);
    }

    private float* Pack(float* w)
    {
        float* packed = Scratch.Take(Scratch.Purpose.Kernel, (long)_groups * PackedLength);
        for (var group = 0; group < _groups; group++)
        {
            Panels.Pack(_depth, FiltersPerGroup, w + (group * FiltersPerGroup), _filters, 1, packed + ((nint)group * PackedLength));
        }

        return packed;
    }

    // The lines of a run that belong to the same picture.
    private (int Image, int Line, int Lines) Next(int first, int last)
    {
        var (image, line) = Math.DivRem(first, _windows.Rows.Output);
        return (image, line, Math.Min(last - first, _windows.Rows.Output - line));
    }

    private float* Y(int line, int group) => _y + ((nint)line * _windows.Columns.Output * _filters) + (group * FiltersPerGroup);

    private void ForwardOf(int first, int last)
    {
        for (int lines; first < last; first += lines)
        {
            (var image, var line, lines) = Next(first, last);
            Compute(image, line, lines, Y(first, 0));
        }
    }

    // Some lines of a picture. The bias, or what is there, is where each chain of multiply-adds starts.
    private void Compute(int image, int line, int lines, float* y)
    {
        float* x = _places.Lines(_x, image, line, lines);
        for (var group = 0; group < _groups; group++, y += FiltersPerGroup)
        {
            float* bias = _bias == null ? null : _bias + (group * FiltersPerGroup);
            float* w = _w + ((nint)group * (_isKernelPacked ? PackedLength : FiltersPerGroup));
            Panels.Multiply(
                (lines * _windows.Columns.Output, FiltersPerGroup, _depth), x + (group * ChannelsPerGroup), _places.Places, _places.Taps,
                w, _isKernelPacked ? 0 : _filters, _accumulate ? y : bias, _accumulate ? _filters : 0, y, _filters);
        }
    }

    private void InputGradientOf(int firstImage, int lastImage)
    {
        var size = _windows.InputSize;
        float* dx = _x + ((nint)firstImage * size);
        if (_bias != null)
        {
            MatrixRows.Fill(_bias, dx, (lastImage - firstImage) * (size / _windows.Channels), _windows.Channels);
        }
        else if (!_accumulate)
        {
            new Span<float>(dx, (lastImage - firstImage) * size).Clear();
        }

        var (columns, width) = (_windows.Columns.Output, FiltersPerGroup);
        var atOnce = Math.Clamp(MostWaiting / Math.Max(columns * _depth, 1), 1, Math.Max(_windows.Rows.Output, 1));
        float* product = Scratch.Take(Scratch.Purpose.Product, (long)atOnce * columns * _depth);
        var end = lastImage * _windows.Rows.Output;
        for (int first = firstImage * _windows.Rows.Output, lines; first < end; first += lines)
        {
            lines = Math.Min(atOnce, end - first);
            var places = lines * columns;
            for (var group = 0; group < _groups; group++)
            {
                Panels.Multiply(
                    (places, _depth, width), Y(first, group), Progression.Rows(_filters, places), Progression.Steps(1, width),
                    _w + ((nint)group * TurnedLength), 0, null, 0, product, _depth);
                Patches.Scatter(_windows, product, group * ChannelsPerGroup, ChannelsPerGroup, first * columns, places, _x);
            }
        }
    }

    private void KernelGradientOf(int part, int first, int last)
    {
        float* sum = _w + ((nint)part * KernelLength);
        new Span<float>(sum, KernelLength).Clear();
        var width = FiltersPerGroup;
        var atOnce = Math.Max(MostWaiting / Math.Max(_windows.Columns.Output * width, 1), 1);
        for (int lines; first < last; first += lines)
        {
            (var image, var line, lines) = Next(first, Math.Min(last, first + atOnce));
            float* x = _places.Lines(_x, image, line, lines);
            var places = lines * _windows.Columns.Output;
            for (var group = 0; group < _groups; group++)
            {
                float* dw = sum + (group * width);
                float* dy = Y(first, group);
                if (_groups > 1 || width != MicroKernel.Columns)
                {
                    float* packed = Scratch.Take(Scratch.Purpose.Panels, Panels.Length(places, width));
                    Panels.Pack(places, width, dy, _filters, 1, packed);
                    dy = packed;
                }

                // Rows are the taps here, and steps the places.
                Panels.Multiply(
                    (_depth, width, places), x + (group * ChannelsPerGroup), _places.Taps, _places.Places, dy, 0, dw, _filters, dw, _filters);
            }
        }
    }
}
