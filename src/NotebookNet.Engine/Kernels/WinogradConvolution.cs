using System.Runtime.Intrinsics;
using NotebookNet.Operations;

namespace NotebookNet.Kernels;

/// <summary>
/// A convolution of pictures (B, H, W, C) with a kernel of 3 × 3 at stride 1, giving (B, H', W', F), by Winograd's algorithm: tiles of
/// 4 × 4 results, each made of 36 products for each channel and filter instead of 144.
/// </summary>
/// <remarks>
/// The 36 sums over the channels are matrix products, tiles × channels × filters. Tiles are dealt out some at a time, and where they are
/// fewer than the threads, filters too; each sum is one chain of multiply-adds, so the bits depend on neither. A tile that sees a number
/// that is not finite, or so large that its sums might not be, is computed plainly: else its neighbours would not be finite either.
/// </remarks>
internal sealed unsafe partial class WinogradConvolution(WindowGrid windows, int filters, WinogradWeights weights) : IParallelWork
{
    /// <summary>Weights and pixels up to this size give finite sums.</summary>
    public const float Largest = 1L << 40;

    private const int Window = 3;
    private const long WorthSharing = 1 << 16;

    // Pixels and sums of the tiles that are computed together stay in the second-level cache. Their number is one that tiles of matrix
    // products cover well.
    private const int NumbersTogether = 1 << 16;
    private const int FewTiles = 9;
    private const int ManyTiles = 72;

    // Of weights that stay in the second-level cache a part may be content with fewer tiles.
    private const int LeastTiles = 4;
    private const int SmallWeights = 1 << 17;

    // Numbers between those of one product and those of the next, so that their distance is not what the sets of the cache repeat at.
    private const int Gap = WinogradMaps.MostLanes;

    private readonly WinogradTiles _tiles = new(windows);
    private readonly int _channels = windows.Channels;
    private readonly bool _areWeightsSmall = (long)WinogradMaps.Products * windows.Channels * filters <= SmallWeights;
    private readonly int _mostTiles = Math.Clamp(NumbersTogether / (WinogradMaps.Products * (windows.Channels + filters)) / FewTiles * FewTiles, FewTiles, ManyTiles);

    private float* _x;
    private float* _kernel;
    private float* _laid;
    private float* _bias;
    private float* _y;
    private bool _accumulate;
    private ConvolutionFinish? _finish;
    private int _tilesPerPart;
    private int _filtersPerPart;
    private int _filterParts;

    /// <summary>Whether it is faster than the plain sum for a picture of this size: tiles may reach beyond it.</summary>
    public static bool Pays(in WindowGrid windows) =>
        WinogradTiles.CountOf(windows) * WinogradMaps.Products * 2 <= (long)windows.Places * Window * Window;

    /// <summary>y = x ∗ w + bias, or y += x ∗ w.</summary>
    /// <param name="x">The pictures.</param>
    /// <param name="kernel">The kernel as it is, none of its numbers beyond <see cref="Largest"/>.</param>
    /// <param name="laid">The kernel as <see cref="WinogradWeights"/> lays it out.</param>
    /// <param name="bias">The bias, or null.</param>
    /// <param name="y">The results.</param>
    /// <param name="accumulate">Whether they are added to what is there.</param>
    /// <param name="finish">What is done to them before they are stored, if anything; then nothing is accumulated.</param>
    public void Run(float* x, float* kernel, float* laid, float* bias, float* y, bool accumulate, ConvolutionFinish? finish)
    {
        _x = x;
        _kernel = kernel;
        _laid = laid;
        _bias = bias;
        _y = y;
        _accumulate = accumulate;
        _finish = finish;
        var work = (long)_tiles.Count * WinogradMaps.Products * _channels * filters;
        var threads = work < WorthSharing ? 1 : Workers.Count;

        // Filters are cut only where tiles are too few: each part reads the weights of all its filters, and the pixels of all its tiles.
        var cuts = Math.Clamp(_tiles.Count / (_areWeightsSmall ? LeastTiles : FewTiles), 1, threads);
        _tilesPerPart = Math.Clamp((_tiles.Count + cuts - 1) / cuts, 1, _mostTiles);
        var tileParts = (_tiles.Count + _tilesPerPart - 1) / _tilesPerPart;
        var panels = (filters + MicroKernel.Columns - 1) / MicroKernel.Columns;
        var splits = Math.Clamp(threads / Math.Max(tileParts, 1), 1, panels);
        _filtersPerPart = (panels + splits - 1) / splits * MicroKernel.Columns;
        _filterParts = (filters + _filtersPerPart - 1) / _filtersPerPart;
        Parts.Run(this, tileParts * _filterParts, work, WorthSharing);
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        var (tilePart, filterPart) = Math.DivRem(part, _filterParts);
        var tiles = (First: tilePart * _tilesPerPart, Count: Math.Min(_tilesPerPart, _tiles.Count - (tilePart * _tilesPerPart)));
        var span = (First: filterPart * _filtersPerPart, Count: Math.Min(_filtersPerPart, filters - (filterPart * _filtersPerPart)));
        if (Vector512.IsHardwareAccelerated)
        {
            Compute<Sixteen>(tiles, span);
        }
        else
        {
            Compute<Eight>(tiles, span);
        }
    }

    private void Compute<TFloats>((int First, int Count) tiles, (int First, int Count) span)
        where TFloats : struct, IFloats<TFloats>
    {
        var (pixelStep, sumStep) = ((tiles.Count * (nint)_channels) + Gap, (tiles.Count * (nint)Panels.Length(1, span.Count)) + Gap);
        float* spread = Scratch.Take(Scratch.Purpose.LeftSide, WinogradMaps.Products * pixelStep);
        float* sums = Scratch.Take(Scratch.Purpose.Product, WinogradMaps.Products * sumStep);
        float** pixels = stackalloc float*[WinogradMaps.Products];
        for (var tile = 0; tile < tiles.Count; tile++)
        {
            _tiles.Look(_x, tiles.First + tile, pixels);
            WinogradMaps.OfPixels<TFloats>(pixels, _channels, spread + (tile * (nint)_channels), pixelStep);
        }

        Multiply(tiles.Count, spread, pixelStep, span, sums, sumStep);
        var isRegular = _tiles.AreSmall(_x, tiles.First, tiles.Count, Largest);
        for (var tile = 0; tile < tiles.Count; tile++)
        {
            float** seen = null;
            if (!isRegular && !_tiles.AreSmall(_x, tiles.First + tile, 1, Largest))
            {
                seen = pixels;
                _tiles.Look(_x, tiles.First + tile, seen);
            }

            Finish<TFloats>(tiles.First + tile, sums + (tile * (nint)Panels.Length(1, span.Count)), sumStep, seen, span);
        }
    }

    // The sums over the channels: 36 products, tiles × channels × filters.
    private void Multiply(int tiles, float* spread, nint pixelStep, (int First, int Count) span, float* sums, nint sumStep)
    {
        var all = (int)Panels.Length(1, span.Count);
        int* rows = Progression.Rows(_channels, tiles);
        int* steps = Progression.Steps(1, _channels);
        for (int column = 0, width; column < all; column += width)
        {
            width = Panels.WidthOf(all - column);
            float* laid = _laid + weights.PlaceOf(span.First + column);
            var step = weights.StepOf(width);
            for (var product = 0; product < WinogradMaps.Products; product++)
            {
                MicroKernel.Run(
                    width == MicroKernel.NarrowColumns, tiles, _channels, spread + (product * pixelStep), rows, steps,
                    laid + (product * step), width, Panels.Zeros, 0, sums + (product * sumStep) + column, all);
            }
        }
    }
}
