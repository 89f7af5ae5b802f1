using NotebookNet.Operations;

namespace NotebookNet.Kernels;

/// <summary>
/// Convolution over pictures x (B, H, W, C) with a kernel w (h, w, C / groups, F), giving y (B, H', W', F), and both of its
/// gradients, by matrix products over the rows of <see cref="Patches"/>: a block of them at a time, so that they stay in the
/// cache and nothing of the size of all places times all taps is ever laid out.
/// </summary>
/// <remarks>
/// Work is cut by places, by pictures, or into a number of partial sums that depends on the sizes alone, and partial
/// sums are added in order: the bits do not depend on the number of threads.
/// </remarks>
internal sealed unsafe class ConvolutionKernel : IConvolutionKernel, IParallelWork
{
    // A block of rows that fits into the second-level cache with room for the result, and the bounds of its number of places:
    // enough to pay for the packing of the kernel, few enough to share the work.
    private const int BlockNumbers = 1 << 16;
    private const int FewestPlaces = 128;
    private const int MostPlaces = 2048;

    private const long WorthSharing = 1 << 18;

    // The kernel's gradient is summed in at most this many parts, which together hold at most this many numbers.
    private const int MostPartials = 8;
    private const int MostPartialNumbers = 1 << 22;

    private readonly WindowGrid _windows;
    private readonly int _filters;
    private readonly int _groups;
    private readonly int _depth;
    private readonly int _placesPerBlock;
    private readonly int _imagesPerPart;
    private readonly int _partials;
    private readonly long _work;

    private Stage _stage;
    private float* _x;
    private float* _w;
    private float* _bias;
    private float* _y;
    private bool _accumulate;

    /// <summary>A convolution of fixed sizes.</summary>
    /// <param name="windows">The windows over the pictures.</param>
    /// <param name="filters">F.</param>
    /// <param name="groups">How many groups the channels are divided into; each sees only its own.</param>
    public ConvolutionKernel(in WindowGrid windows, int filters, int groups)
    {
        _windows = windows;
        _filters = filters;
        _groups = groups;
        _depth = windows.Taps * ChannelsPerGroup;
        _placesPerBlock = Math.Clamp(BlockNumbers / Math.Max(_depth, 1), FewestPlaces, MostPlaces);
        _work = (long)windows.Images * windows.Places * _depth * filters;
        var workPerImage = _work / Math.Max(windows.Images, 1);
        _imagesPerPart = (int)Math.Clamp(WorthSharing / Math.Max(workPerImage, 1), 1, Math.Max(windows.Images, 1));
        var most = Math.Min(MostPartials, MostPartialNumbers / Math.Max(KernelLength, 1));
        _partials = (int)Math.Clamp(Math.Min(_work / WorthSharing, Blocks), 1, Math.Max(most, 1));
    }

    private enum Stage
    {
        Forward,
        InputGradient,
        KernelGradient,
    }

    private int ChannelsPerGroup => _windows.Channels / _groups;

    private int FiltersPerGroup => _filters / _groups;

    private int KernelLength => _depth * _filters;

    private int AllPlaces => _windows.Images * _windows.Places;

    private int Blocks => (AllPlaces + _placesPerBlock - 1) / _placesPerBlock;

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, bool accumulate)
    {
        fixed (float* px = x, pw = w, pb = bias, py = y)
        {
            _x = px;
            _w = pw;
            _bias = pb;
            _y = py;
            _accumulate = accumulate;
            Share(Stage.Forward, Blocks);
        }
    }

    /// <inheritdoc/>
    public void InputGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> dx, bool accumulate)
    {
        fixed (float* px = dx, pw = w, pb = bias, py = dy)
        {
            // The kernel is needed as (group, filter, depth): turned once here instead of in each product.
            float* turned = Scratch.Take(Scratch.Purpose.Kernel, KernelLength);
            MatrixRows.Transpose(pw, turned, _depth, _filters);
            _x = px;
            _w = turned;
            _bias = pb;
            _y = py;
            _accumulate = accumulate;
            Share(Stage.InputGradient, (_windows.Images + _imagesPerPart - 1) / _imagesPerPart);
        }
    }

    /// <inheritdoc/>
    public void KernelGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dw, bool accumulate)
    {
        fixed (float* px = x, py = dy)
        {
            var sums = Scratch.Take(Scratch.Purpose.Partials, (long)_partials * KernelLength);
            _x = px;
            _w = sums;
            _y = py;
            Share(Stage.KernelGradient, _partials);
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
                ForwardBlock(part * _placesPerBlock);
                break;
            case Stage.InputGradient:
                var first = part * _imagesPerPart;
                InputGradientOf(first, Math.Min(first + _imagesPerPart, _windows.Images));
                break;
            default:
                // Blocks are dealt out in runs of nearly equal length.
                KernelGradientOf(part, (int)((long)Blocks * part / _partials), (int)((long)Blocks * (part + 1) / _partials));
                break;
        }
    }

    private static ReadOnlySpan<float> Read(float* start, long length) => new(start, (int)length);

    private void Share(Stage stage, int parts)
    {
        _stage = stage;
        Parts.Run(this, parts, _work, WorthSharing);
    }

    private void ForwardBlock(int first)
    {
        var places = Math.Min(_placesPerBlock, AllPlaces - first);
        float* y = _y + ((nint)first * _filters);
        if (_bias != null)
        {
            // The bias is where each chain of multiply-adds starts.
            MatrixRows.Fill(_bias, y, places, _filters);
        }

        var add = _accumulate || _bias != null;
        for (var group = 0; group < _groups; group++)
        {
            float* patches = PatchesOf(group, first, places);
            if (_groups == 1)
            {
                MatrixMultiply.Run(
                    places, _filters, _depth, Read(patches, (long)places * _depth), false, Read(_w, KernelLength), false,
                    new Span<float>(y, places * _filters), add);
                continue;
            }

            var width = FiltersPerGroup;
            float* w = Scratch.Take(Scratch.Purpose.Kernel, (long)_depth * width);
            MatrixRows.CopyColumns(_w + (group * width), _filters, w, width, _depth, width);
            float* product = Scratch.Take(Scratch.Purpose.Product, (long)places * width);
            float* target = y + (group * width);
            if (add)
            {
                MatrixRows.CopyColumns(target, _filters, product, width, places, width);
            }

            MatrixMultiply.Run(
                places, width, _depth, Read(patches, (long)places * _depth), false, Read(w, (long)_depth * width), false,
                new Span<float>(product, places * width), add);
            MatrixRows.CopyColumns(product, width, target, _filters, places, width);
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

        var end = lastImage * _windows.Places;
        for (var first = firstImage * _windows.Places; first < end; first += _placesPerBlock)
        {
            var places = Math.Min(_placesPerBlock, end - first);
            for (var group = 0; group < _groups; group++)
            {
                float* product = Scratch.Take(Scratch.Purpose.Patches, (long)places * _depth);
                MatrixMultiply.Run(
                    places, _depth, FiltersPerGroup, Read(PlacesOf(group, first, places), (long)places * FiltersPerGroup), false,
                    Read(_w + ((nint)group * _depth * FiltersPerGroup), (long)_depth * FiltersPerGroup), false,
                    new Span<float>(product, places * _depth), accumulate: false);
                Patches.Scatter(_windows, product, group * ChannelsPerGroup, ChannelsPerGroup, first, places, _x);
            }
        }
    }

    private void KernelGradientOf(int part, int firstBlock, int lastBlock)
    {
        float* sum = _w + ((nint)part * KernelLength);
        new Span<float>(sum, KernelLength).Clear();
        var width = FiltersPerGroup;
        for (var group = 0; group < _groups; group++)
        {
            float* dw = _groups == 1 ? sum : Scratch.Take(Scratch.Purpose.KernelGradient, (long)_depth * width);
            for (var block = firstBlock; block < lastBlock; block++)
            {
                var first = block * _placesPerBlock;
                var places = Math.Min(_placesPerBlock, AllPlaces - first);
                MatrixMultiply.Run(
                    _depth, width, places, Read(PatchesOf(group, first, places), (long)places * _depth), true,
                    Read(PlacesOf(group, first, places), (long)places * width), false,
                    new Span<float>(dw, _depth * width), accumulate: block > firstBlock);
            }

            if (_groups > 1 && lastBlock > firstBlock)
            {
                MatrixRows.CopyColumns(dw, width, sum + (group * width), _filters, _depth, width);
            }
        }
    }

    private float* PatchesOf(int group, int first, int places)
    {
        if (_windows.IsPointwise && _groups == 1)
        {
            // The places are the pixels themselves.
            return _x + ((nint)first * _depth);
        }

        float* patches = Scratch.Take(Scratch.Purpose.Patches, (long)places * _depth);
        Patches.Gather(_windows, _x, group * ChannelsPerGroup, ChannelsPerGroup, first, places, patches);
        return patches;
    }

    private float* PlacesOf(int group, int first, int places)
    {
        float* y = _y + ((nint)first * _filters);
        if (_groups == 1)
        {
            return y;
        }

        float* target = Scratch.Take(Scratch.Purpose.Places, (long)places * FiltersPerGroup);
        MatrixRows.CopyColumns(y + (group * FiltersPerGroup), _filters, target, FiltersPerGroup, places, FiltersPerGroup);
        return target;
    }
}
