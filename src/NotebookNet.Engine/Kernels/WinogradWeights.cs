using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// A kernel of 3 × 3 as <see cref="WinogradConvolution"/> multiplies with it: 36 matrices (channels × filters) instead of nine, packed.
/// </summary>
/// <param name="channels">The channels that are read.</param>
/// <param name="filters">The channels that are written.</param>
internal sealed unsafe class WinogradWeights(int channels, int filters) : IParallelWork
{
    private const int ChannelsPerPart = 8;
    private const long WorthSharing = 1 << 12;


    // Numbers between one matrix and the next, so that their distance is not what the sets of the cache repeat at.
    private const int Gap = WinogradMaps.MostLanes;

    private float* _taps;
    private float* _target;

    /// <summary>How many numbers all take.</summary>
    public long Length => PlaceOf(Panels.Length(1, filters)) + (WinogradMaps.Products * Gap);

    /// <summary>Where the 36 matrices of the panel begin whose first filter is the given one.</summary>
    public nint PlaceOf(long filter) => (nint)(WinogradMaps.Products * ((filter * channels) + (filter / MicroKernel.Columns * Gap)));

    /// <summary>How far it is from one of the 36 matrices of a panel to the next.</summary>
    public nint StepOf(int panelWidth) => (channels * (nint)panelWidth) + Gap;

    /// <summary>Lays out a kernel.</summary>
    public void Lay(float* kernel, float* target)
    {
        _taps = kernel;
        _target = target;
        Parts.Run(this, (channels + ChannelsPerPart - 1) / ChannelsPerPart, (long)channels * filters, WorthSharing);
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        var last = Math.Min((part + 1) * ChannelsPerPart, channels);
        for (var channel = part * ChannelsPerPart; channel < last; channel++)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                LayChannel<Sixteen>(channel);
            }
            else
            {
                LayChannel<Eight>(channel);
            }
        }
    }

    // Panel by panel, a last one narrower; zeros are laid out behind the last filter.
    private void LayChannel<TFloats>(int channel)
        where TFloats : struct, IFloats<TFloats>
    {
        float* taps = _taps + ((nint)channel * filters);
        for (int first = 0, width; first < filters; first += width)
        {
            width = Panels.WidthOf(filters - first);
            float* row = _target + PlaceOf(first) + ((nint)channel * width);
            for (var column = 0; column < width; column += TFloats.Width)
            {
                var count = Math.Clamp(filters - first - column, 0, TFloats.Width);
                WinogradMaps.OfKernel<TFloats>(taps + first + column, (nint)channels * filters, count, row + column, StepOf(width));
            }
        }
    }
}
