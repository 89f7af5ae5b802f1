using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>
/// Pictures (B, H, W, C) turned, moved, stretched or mirrored, each by itself: pixel (x, y) of the result is read, bilinearly, at
/// (a·x + b·y + c, d·x + e·y + f) of the picture. Every run draws new a … f.
/// </summary>
internal sealed class AffineSamplingOperation : Operation, IParallelWork
{
    private const int Numbers = 6;
    private const long WorthSharing = 20_000;

    private readonly int _height;
    private readonly int _width;
    private readonly int _channels;
    private readonly FillMode _fill;
    private readonly float _fillValue;
    private readonly INoise _noise;
    private readonly DrawTransform _draw;
    private readonly double[] _transforms;

    /// <summary>Records the operation.</summary>
    /// <param name="x">The pictures.</param>
    /// <param name="fill">What lies beyond their edges.</param>
    /// <param name="fillValue">The value there, when it is a constant.</param>
    /// <param name="noise">Where the random numbers come from.</param>
    /// <param name="draw">Draws a … f for one picture.</param>
    public AffineSamplingOperation(Tensor x, FillMode fill, float fillValue, INoise noise, DrawTransform draw)
        : base("AffineSampling", x.Shape, x)
    {
        (_height, _width, _channels) = (x.Shape[1], x.Shape[2], x.Shape[3]);
        (_fill, _fillValue, _noise, _draw) = (fill, fillValue, noise, draw);
        _transforms = new double[x.Shape[0] * Numbers];
    }

    /// <summary>Draws the six numbers a … f of one picture's transform.</summary>
    public delegate void DrawTransform(RandomStream random, Span<double> transform);

    /// <inheritdoc/>
    public override void Forward()
    {
        var random = _noise.ForThisStep();
        for (var i = 0; i < _transforms.Length; i += Numbers)
        {
            _draw(random, _transforms.AsSpan(i, Numbers));
        }

        Parts.Run(this, Output.Shape[0], Output.Length, WorthSharing);
    }

    /// <summary>One picture of the batch.</summary>
    public void Execute(int part)
    {
        var size = _height * _width * _channels;
        var source = Inputs[0].Data.AsSpan(part * size, size);
        var target = Output.Data.AsSpan(part * size, size);
        for (var pixel = 0; pixel < _height * _width; pixel++)
        {
            var taps = TapsOf(part, pixel);
            for (var c = 0; c < _channels; c++)
            {
                var sum = (float)taps.Outside * _fillValue;
                for (var i = 0; i < 4; i++)
                {
                    if (taps.Weight(i) != 0)
                    {
                        sum += (float)taps.Weight(i) * source[(taps.Pixel(i) * _channels) + c];
                    }
                }

                target[(pixel * _channels) + c] = sum;
            }
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        var target = gradients.InputToAddTo(0);
        var size = _height * _width * _channels;
        for (var sample = 0; sample < Output.Shape[0]; sample++)
        {
            for (var pixel = 0; pixel < _height * _width; pixel++)
            {
                var taps = TapsOf(sample, pixel);
                for (var i = 0; i < 4; i++)
                {
                    for (var c = 0; taps.Weight(i) != 0 && c < _channels; c++)
                    {
                        target[(sample * size) + (taps.Pixel(i) * _channels) + c] +=
                            (float)taps.Weight(i) * gradients.Output[(sample * size) + (pixel * _channels) + c];
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        var size = _height * _width * _channels;
        for (var k = 0; k < output.Length; k++)
        {
            var taps = TapsOf(k / size, k % size / _channels);
            output[k] = taps.Outside * _fillValue;
            for (var i = 0; i < 4; i++)
            {
                output[k] += taps.Weight(i) == 0 ? 0 : taps.Weight(i) * inputs[0][(k / size * size) + (taps.Pixel(i) * _channels) + (k % _channels)];
            }
        }
    }

    private Taps TapsOf(int sample, int pixel)
    {
        var t = _transforms.AsSpan(sample * Numbers, Numbers);
        var (x, y) = (pixel % _width, pixel / _width);
        var (sourceX, sourceY) = ((t[0] * x) + (t[1] * y) + t[2], (t[3] * x) + (t[4] * y) + t[5]);
        var (left, top) = (Math.Floor(sourceX), Math.Floor(sourceY));
        var (right, bottom) = (sourceX - left, sourceY - top);
        var taps = default(Taps);
        taps.Add(0, Place((long)left, (long)top), (1 - right) * (1 - bottom));
        taps.Add(1, Place((long)left + 1, (long)top), right * (1 - bottom));
        taps.Add(2, Place((long)left, (long)top + 1), (1 - right) * bottom);
        taps.Add(3, Place((long)left + 1, (long)top + 1), right * bottom);
        return taps;
    }

    private int Place(long x, long y)
    {
        var (column, row) = (Within(x, _width), Within(y, _height));
        return column < 0 || row < 0 ? -1 : (row * _width) + column;
    }

    // Where a position beyond the edge is read; −1 for nowhere.
    private int Within(long i, int n)
    {
        if ((ulong)i < (ulong)n)
        {
            return (int)i;
        }

        switch (_fill)
        {
            case FillMode.Nearest:
                return i < 0 ? 0 : n - 1;
            case FillMode.Wrap:
                return (int)(((i % n) + n) % n);
            case FillMode.Reflect:
                var m = (int)(((i % (2L * n)) + (2L * n)) % (2L * n));
                return m < n ? m : (2 * n) - 1 - m;
            default:
                return -1;
        }
    }

    /// <summary>The four pixels around a position, and how much each counts.</summary>
    private struct Taps
    {
        private FourPixels _pixels;
        private FourWeights _weights;

        /// <summary>How much what lies beyond the edge counts.</summary>
        public double Outside { get; private set; }

        public readonly int Pixel(int i) => _pixels[i];

        public readonly double Weight(int i) => _weights[i];

        public void Add(int i, int pixel, double weight)
        {
            if (pixel < 0)
            {
                Outside += weight;
            }
            else
            {
                (_pixels[i], _weights[i]) = (pixel, weight);
            }
        }

        [System.Runtime.CompilerServices.InlineArray(4)]
        private struct FourPixels
        {
            private int _first;
        }

        [System.Runtime.CompilerServices.InlineArray(4)]
        private struct FourWeights
        {
            private double _first;
        }
    }
}
