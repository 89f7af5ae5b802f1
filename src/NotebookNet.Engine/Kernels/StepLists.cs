using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// For each tile of four rows of a matrix the steps at which they are not all zero, in their order: what a product has to look at.
/// </summary>
internal static unsafe class StepLists
{
    /// <summary>The rows of a tile.</summary>
    public const int Rows = 4;

    /// <summary>Behind each list stand so many more steps, any, that may be looked at ahead.</summary>
    public const int Ahead = 8;

    // Tiles that are next to each other in memory are looked at together.
    private const int Together = 4;

    // For each byte the places of its bits that are set, the lowest first, a byte each.
    private static readonly ulong[] PlacesOfBits = [.. Enumerable.Range(0, 256).Select(PlacesOf)];

    /// <summary>How much room a list of up to <paramref name="k"/> steps takes: it is written eight at a time.</summary>
    public static int Length(int k) => k + (2 * Ahead);

    /// <summary>Makes the lists of some tiles.</summary>
    /// <param name="tiles">How many.</param>
    /// <param name="k">How many steps there are.</param>
    /// <param name="a">The first number of the first row.</param>
    /// <param name="row">Distance between rows.</param>
    /// <param name="step">Distance between steps; one of the two distances is 1.</param>
    /// <param name="lists">The lists, <see cref="Length"/> apart.</param>
    /// <param name="counts">How many steps each has.</param>
    public static void Find(int tiles, int k, float* a, nint row, nint step, int* lists, int* counts)
    {
        var length = Length(k);
        var tile = 0;
        for (; step != 1 && tile <= tiles - Together; tile += Together)
        {
            AcrossTiles(k, a + (tile * Rows), step, lists + (tile * length), counts + tile);
        }

        for (; tile < tiles; tile++)
        {
            float* first = a + (tile * Rows * row);
            int* list = lists + (tile * length);
            int* end = step == 1 ? AlongRows(k, first, row, list) : AcrossRows(k, first, step, list, 0);
            counts[tile] = Finish(end, list);
        }
    }

    /// <summary>Makes the list of a single row.</summary>
    /// <param name="k">How many steps there are.</param>
    /// <param name="a">The row.</param>
    /// <param name="list">The list, with room for <see cref="Length"/>.</param>
    /// <returns>How many steps it has.</returns>
    public static int FindInRow(int k, float* a, int* list) => (int)(AlongRows(k, a, 0, list) - list);

    private static int Finish(int* end, int* list)
    {
        new Span<int>(end, Ahead).Clear();
        return (int)(end - list);
    }

    private static int* AlongRows(int k, float* a, nint row, int* end)
    {
        float* a1 = a + row;
        float* a2 = a1 + row;
        float* a3 = a2 + row;
        var p = 0;
        for (; p <= k - Lanes.Width; p += Lanes.Width)
        {
            var any = Vector256.Load(a + p) | Vector256.Load(a1 + p) | Vector256.Load(a2 + p) | Vector256.Load(a3 + p);
            end = Append(end, p, ~Zeros(any) & 0xff);
        }

        for (; p < k; p++)
        {
            *end = p;
            end += a[p] == 0 && a1[p] == 0 && a2[p] == 0 && a3[p] == 0 ? 0 : 1;
        }

        return end;
    }

    private static int* AcrossRows(int k, float* a, nint step, int* end, int p)
    {
        for (; p < k; p++)
        {
            *end = p;
            end += Vector128.EqualsAll(Vector128.Load(a + (p * step)), Vector128<float>.Zero) ? 0 : 1;
        }

        return end;
    }

    // Four tiles at eight steps at a time: without a branch, since whether a pixel is zero cannot be foretold.
    private static void AcrossTiles(int k, float* a, nint step, int* lists, int* counts)
    {
        var length = Length(k);
        int* end0 = lists;
        int* end1 = lists + length;
        int* end2 = lists + (2 * length);
        int* end3 = lists + (3 * length);
        var p = 0;
        for (float* numbers = a; p <= k - Lanes.Width; p += Lanes.Width, numbers += Lanes.Width * step)
        {
            var low = FourSteps(numbers, step);
            var high = FourSteps(numbers + (4 * step), step);
            end0 = Append(end0, p, SideBySide(low) | (SideBySide(high) << 4));
            end1 = Append(end1, p, SideBySide(low >> 4) | (SideBySide(high >> 4) << 4));
            end2 = Append(end2, p, SideBySide(low >> 8) | (SideBySide(high >> 8) << 4));
            end3 = Append(end3, p, SideBySide(low >> 12) | (SideBySide(high >> 12) << 4));
        }

        counts[0] = Finish(AcrossRows(k, a, step, end0, p), lists);
        counts[1] = Finish(AcrossRows(k, a + Rows, step, end1, p), lists + length);
        counts[2] = Finish(AcrossRows(k, a + (2 * Rows), step, end2, p), lists + (2 * length));
        counts[3] = Finish(AcrossRows(k, a + (3 * Rows), step, end3, p), lists + (3 * length));
    }

    // Bit 16 · step + 4 · tile tells whether one of the tile's four numbers is not zero at the step.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong FourSteps(float* a, nint step)
    {
        var bits = ~(Sixteen(a) | (Sixteen(a + step) << 16) | (Sixteen(a + (2 * step)) << 32) | (Sixteen(a + (3 * step)) << 48));
        bits |= bits >> 1;
        bits |= bits >> 2;
        return bits & 0x1111_1111_1111_1111;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Sixteen(float* a) => Zeros(Vector256.Load(a)) | ((ulong)Zeros(Vector256.Load(a + Lanes.Width)) << Lanes.Width);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Zeros(Vector256<float> numbers) => Vector256.Equals(numbers, Vector256<float>.Zero).ExtractMostSignificantBits();

    // The bits 0, 16, 32 and 48, brought together by one multiplication.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint SideBySide(ulong bits) => (uint)(((bits & 0x0001_0001_0001_0001) * 0x0001_0002_0004_0008) >> 48) & 15;

    // Eight places are written, as many stay as bits are set.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int* Append(int* end, int first, uint bits)
    {
        var places = Vector128.WidenLower(Vector128.CreateScalar(PlacesOfBits[bits]).AsByte());
        var start = Vector128.Create((uint)first);
        (Vector128.WidenLower(places) + start).Store((uint*)end);
        (Vector128.WidenUpper(places) + start).Store((uint*)end + 4);
        return end + BitOperations.PopCount(bits);
    }

    private static ulong PlacesOf(int bits)
    {
        var places = 0UL;
        for (var shift = 0; bits != 0; bits &= bits - 1, shift += 8)
        {
            places |= (ulong)BitOperations.TrailingZeroCount(bits) << shift;
        }

        return places;
    }
}
