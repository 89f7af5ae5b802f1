using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// Pictures made larger: each output pixel is a sum of up to four input pixels with fixed weights, eight channels at a time,
/// and on the way back gives them its gradient with the same weights. Cut by pictures.
/// </summary>
internal sealed unsafe class ResizeKernel(int images, ResizeAxis rows, ResizeAxis columns, int channels) : IParallelWork
{
    private const long WorthSharing = 1 << 15;

    private float* _small;
    private float* _large;
    private bool _back;

    /// <summary>large = the pictures of small, made larger.</summary>
    public void Forward(ReadOnlySpan<float> small, Span<float> large)
    {
        fixed (float* ps = small, pl = large)
        {
            Share(ps, pl, back: false);
        }
    }

    /// <summary>small += the gradients that arrive at large.</summary>
    public void Backward(ReadOnlySpan<float> large, Span<float> small)
    {
        fixed (float* ps = small, pl = large)
        {
            Share(ps, pl, back: true);
        }
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        float* small = _small + ((nint)part * rows.Input * columns.Input * channels);
        float* large = _large + ((nint)part * rows.Output * columns.Output * channels);
        for (var i = 0; i < rows.Output; i++)
        {
            var down = rows.Weight[i];
            for (var j = 0; j < columns.Output; j++, large += channels)
            {
                var right = columns.Weight[j];
                if (!_back)
                {
                    new Span<float>(large, channels).Clear();
                }

                Corner(small, rows.First[i], columns.First[j], (1 - down) * (1 - right), large);
                Corner(small, rows.First[i], columns.Second[j], (1 - down) * right, large);
                Corner(small, rows.Second[i], columns.First[j], down * (1 - right), large);
                Corner(small, rows.Second[i], columns.Second[j], down * right, large);
            }
        }
    }

    private void Share(float* small, float* large, bool back)
    {
        _small = small;
        _large = large;
        _back = back;
        Parts.Run(this, images, (long)images * rows.Output * columns.Output * channels, WorthSharing);
    }

    private void Corner(float* small, int row, int column, float weight, float* large)
    {
        if (weight == 0)
        {
            return;
        }

        float* pixel = small + ((((nint)row * columns.Input) + column) * channels);
        float* source = _back ? large : pixel;
        float* target = _back ? pixel : large;
        var factor = Vector256.Create(weight);
        for (var c = 0; c < channels; c += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, channels - c);
            var sum = Vector256.FusedMultiplyAdd(factor, Lanes.Load(ref *source, c, count), Lanes.Load(ref *target, c, count));
            Lanes.Store(sum, ref *target, c, count);
        }
    }
}
