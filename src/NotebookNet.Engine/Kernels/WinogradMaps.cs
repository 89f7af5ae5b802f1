using System.Runtime.CompilerServices;

namespace NotebookNet.Kernels;

/// <summary>
/// The three linear maps of Winograd's algorithm F(4 × 4, 3 × 3): of 6 × 6 pixels, of a kernel of 3 × 3, and of the 36 sums of their
/// products back to 4 × 4 pixels, y = Aᵀ [(G w Gᵀ) ⊙ (Bᵀ x B)] A. A tile of 16 results takes 36 multiplications for each channel and
/// filter instead of 144.
/// </summary>
/// <remarks>
/// The polynomials behind it are known by their values at 0, ±√½, ±√2 and ∞. With these the rounding errors are less than
/// three times those of the plain sum; with the usual 0, ±1, ±2 they are larger. Source: S. Winograd, Arithmetic Complexity of Computations,
/// SIAM 1980; A. Lavin, S. Gray, Fast Algorithms for Convolutional Neural Networks, CVPR 2016; on the choice of points B. Barabasz et
/// al., Error Analysis and Improving the Accuracy of Winograd Convolution for Deep Neural Networks, ACM TOMS 46(4), 2020.
/// </remarks>
internal static unsafe partial class WinogradMaps
{
    /// <summary>The products of a tile.</summary>
    public const int Products = Side * Side;

    /// <summary>The lines and columns of pixels a tile reads.</summary>
    public const int Side = 6;

    /// <summary>The lines and columns of results it writes.</summary>
    public const int Results = 4;

    /// <summary>More floats than this are in no register.</summary>
    public const int MostLanes = 16;

    private const int Window = 3;

    /// <summary>Bᵀ x B of one tile, for all channels.</summary>
    /// <param name="pixels">Where the channels of each of the 36 pixels stand.</param>
    /// <param name="channels">How many there are.</param>
    /// <param name="target">The first of the 36 results; as many as fill a register are written.</param>
    /// <param name="step">Distance from one result to the next.</param>
    [SkipLocalsInit]
    public static void OfPixels<TFloats>(float** pixels, int channels, float* target, nint step)
        where TFloats : struct, IFloats<TFloats>
    {
        var whole = channels / TFloats.Width * TFloats.Width;
        for (var channel = 0; channel < whole; channel += TFloats.Width)
        {
            OfPixelsAt<TFloats>(pixels, channel, target + channel, step);
        }

        if (whole < channels)
        {
            float* few = stackalloc float[Products * MostLanes];
            float** rest = stackalloc float*[Products];
            for (var pixel = 0; pixel < Products; pixel++)
            {
                rest[pixel] = few + (pixel * TFloats.Width);
                TFloats.Store(TFloats.LoadFew(pixels[pixel] + whole, channels - whole), rest[pixel]);
            }

            OfPixelsAt<TFloats>(rest, 0, target + whole, step);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OfPixelsAt<TFloats>(float** pixel, nint channel, float* target, nint step)
        where TFloats : struct, IFloats<TFloats>
    {
        float* memory = stackalloc float[(Products * MostLanes) + MostLanes];
        float* lines = Scratch.Align(memory);
        float* half = lines;
        for (float** end = pixel + Side; pixel < end; pixel++, half += TFloats.Width)
        {
            SpreadPixels(
                TFloats.Load(pixel[0] + channel), TFloats.Load(pixel[Side] + channel), TFloats.Load(pixel[2 * Side] + channel),
                TFloats.Load(pixel[3 * Side] + channel), TFloats.Load(pixel[4 * Side] + channel), TFloats.Load(pixel[5 * Side] + channel),
                half, Side * TFloats.Width);
        }

        half = lines;
        for (var line = 0; line < Side; line++, half += Side * TFloats.Width, target += Side * step)
        {
            SpreadPixels(
                TFloats.Load(half), TFloats.Load(half + TFloats.Width), TFloats.Load(half + (2 * TFloats.Width)),
                TFloats.Load(half + (3 * TFloats.Width)), TFloats.Load(half + (4 * TFloats.Width)), TFloats.Load(half + (5 * TFloats.Width)),
                target, step);
        }
    }

    /// <summary>G w Gᵀ of one channel, for some neighbouring filters.</summary>
    /// <param name="taps">The first of the nine taps.</param>
    /// <param name="tap">Distance from one tap to the next.</param>
    /// <param name="filters">How many filters, no more than a register holds.</param>
    /// <param name="target">The first of the 36 results; as many as fill a register are written.</param>
    /// <param name="step">Distance from one result to the next.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfKernel<TFloats>(float* taps, nint tap, int filters, float* target, nint step)
        where TFloats : struct, IFloats<TFloats>
    {
        float* memory = stackalloc float[(Side * Window * MostLanes) + MostLanes];
        float* lines = Scratch.Align(memory);
        for (var column = 0; column < Window; column++)
        {
            float* first = taps + (column * tap);
            SpreadTaps(
                Floats.Read<TFloats>(first, filters), Floats.Read<TFloats>(first + (Window * tap), filters), Floats.Read<TFloats>(first + (2 * Window * tap), filters),
                lines + (column * TFloats.Width), Window * TFloats.Width);
        }

        for (var line = 0; line < Side; line++)
        {
            float* numbers = lines + (line * Window * TFloats.Width);
            SpreadTaps(
                TFloats.Load(numbers), TFloats.Load(numbers + TFloats.Width), TFloats.Load(numbers + (2 * TFloats.Width)),
                target + (line * Side * step), step);
        }
    }

    /// <summary>Aᵀ m A + start of one tile, for as many filters as a register holds.</summary>
    /// <param name="sums">The first of the 36 sums.</param>
    /// <param name="step">Distance from one sum to the next.</param>
    /// <param name="start">What is added to each result.</param>
    /// <param name="target">The first result.</param>
    /// <param name="line">Distance from one line of results to the next.</param>
    /// <param name="column">Distance from one column of results to the next.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfSums<TFloats>(float* sums, nint step, TFloats start, float* target, nint line, nint column)
        where TFloats : struct, IFloats<TFloats>
    {
        float* memory = stackalloc float[(Results * Side * MostLanes) + MostLanes];
        float* lines = Scratch.Align(memory);
        float* half = lines;
        for (float* end = lines + (Side * TFloats.Width); half < end; half += TFloats.Width, sums += step)
        {
            Gather<TFloats>(sums, Side * step, default, half, Side * TFloats.Width);
        }

        half = lines;
        for (var row = 0; row < Results; row++, half += Side * TFloats.Width, target += line)
        {
            Gather(half, TFloats.Width, start, target, column);
        }
    }
}
