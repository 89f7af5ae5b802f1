using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NotebookNet.Kernels;

/// <summary>
/// The floats of one register. A kernel that is bound by arithmetic is written for this, and made twice: for eight floats, and for
/// sixteen where the processor has such registers. The digits are the same, since each lane is for itself.
/// </summary>
internal unsafe interface IFloats<TSelf>
    where TSelf : struct, IFloats<TSelf>
{
    /// <summary>How many.</summary>
    static abstract int Width { get; }

    /// <summary>The same float in each lane.</summary>
    static abstract TSelf Repeat(float value);

    /// <summary>Neighbouring floats.</summary>
    static abstract TSelf Load(float* source);

    /// <summary>The <paramref name="count"/> floats, fewer than <see cref="Width"/>, that are left at the end of a row; zeros behind them.</summary>
    static abstract TSelf LoadFew(float* source, int count);

    // Static: what an instance method is called on, the compiler keeps in memory.
    /// <summary>To neighbouring floats.</summary>
    static abstract void Store(TSelf x, float* target);

    /// <summary>The first <paramref name="count"/>, fewer than <see cref="Width"/>, to the end of a row.</summary>
    static abstract void StoreFew(TSelf x, float* target, int count);

    /// <summary>√x.</summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary>a · b + sum, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf sum);

    /// <summary>The larger of both, the first where they are equal or one of them is NaN.</summary>
    static abstract TSelf Larger(TSelf a, TSelf b);

    /// <summary>Whether no lane is NaN.</summary>
    static abstract bool HasNoNaN(TSelf x);

    /// <summary>|x|.</summary>
    static abstract TSelf Abs(TSelf x);

    /// <summary><paramref name="yes"/> in the lanes where a &lt; b, which is false for NaN, and <paramref name="no"/> in the others.</summary>
    static abstract TSelf IfLess(TSelf a, TSelf b, TSelf yes, TSelf no);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, float b);

    static abstract TSelf operator /(TSelf a, TSelf b);
}

/// <summary>Eight floats.</summary>
internal readonly unsafe struct Eight(Vector256<float> lanes) : IFloats<Eight>
{
    private readonly Vector256<float> _lanes = lanes;

    public static int Width => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight Repeat(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight Load(float* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight LoadFew(float* source, int count) => new(Lanes.LoadPartial(ref *source, count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Eight x, float* target) => x._lanes.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFew(Eight x, float* target, int count) => Lanes.StorePartial(x._lanes, ref *target, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight Sqrt(Eight x) => new(Vector256.Sqrt(x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight MultiplyAdd(Eight a, Eight b, Eight sum) => new(Vector256.FusedMultiplyAdd(a._lanes, b._lanes, sum._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight Larger(Eight a, Eight b) => new(
        Avx.IsSupported ? Avx.Max(b._lanes, a._lanes) : Vector256.ConditionalSelect(Vector256.GreaterThan(b._lanes, a._lanes), b._lanes, a._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasNoNaN(Eight x) => Vector256.EqualsAll(x._lanes, x._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight Abs(Eight x) => new(Vector256.Abs(x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight IfLess(Eight a, Eight b, Eight yes, Eight no) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(a._lanes, b._lanes), yes._lanes, no._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight operator +(Eight a, Eight b) => new(a._lanes + b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight operator -(Eight a, Eight b) => new(a._lanes - b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight operator *(Eight a, Eight b) => new(a._lanes * b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight operator *(Eight a, float b) => new(a._lanes * b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight operator /(Eight a, Eight b) => new(a._lanes / b._lanes);
}

/// <summary>Sixteen floats, where the processor has such registers.</summary>
internal readonly unsafe struct Sixteen(Vector512<float> lanes) : IFloats<Sixteen>
{
    private readonly Vector512<float> _lanes = lanes;

    public static int Width => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen Repeat(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen Load(float* source) => new(Vector512.Load(source));

    public static Sixteen LoadFew(float* source, int count) => count switch
    {
        < 8 => new(Lanes.LoadPartial(ref *source, count).ToVector512()),
        8 => new(Vector256.Load(source).ToVector512()),
        _ => new(Vector512.Create(Vector256.Load(source), Lanes.LoadPartial(ref *(source + 8), count - 8))),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Sixteen x, float* target) => x._lanes.Store(target);

    public static void StoreFew(Sixteen x, float* target, int count)
    {
        if (count < 8)
        {
            Lanes.StorePartial(x._lanes.GetLower(), ref *target, count);
            return;
        }

        x._lanes.GetLower().Store(target);
        if (count > 8)
        {
            Lanes.StorePartial(x._lanes.GetUpper(), ref *(target + 8), count - 8);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen Sqrt(Sixteen x) => new(Vector512.Sqrt(x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen MultiplyAdd(Sixteen a, Sixteen b, Sixteen sum) => new(Vector512.FusedMultiplyAdd(a._lanes, b._lanes, sum._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen Larger(Sixteen a, Sixteen b) => new(
        Avx512F.IsSupported ? Avx512F.Max(b._lanes, a._lanes) : Vector512.ConditionalSelect(Vector512.GreaterThan(b._lanes, a._lanes), b._lanes, a._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasNoNaN(Sixteen x) => Vector512.EqualsAll(x._lanes, x._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen Abs(Sixteen x) => new(Vector512.Abs(x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen IfLess(Sixteen a, Sixteen b, Sixteen yes, Sixteen no) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a._lanes, b._lanes), yes._lanes, no._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen operator +(Sixteen a, Sixteen b) => new(a._lanes + b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen operator -(Sixteen a, Sixteen b) => new(a._lanes - b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen operator *(Sixteen a, Sixteen b) => new(a._lanes * b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen operator *(Sixteen a, float b) => new(a._lanes * b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen operator /(Sixteen a, Sixteen b) => new(a._lanes / b._lanes);
}

/// <summary>Whole registers, and what is left at the end of a row.</summary>
internal static unsafe class Floats
{
    /// <summary>A register of floats, or the <paramref name="count"/> that are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloats Read<TFloats>(float* source, int count)
        where TFloats : struct, IFloats<TFloats> => count == TFloats.Width ? TFloats.Load(source) : TFloats.LoadFew(source, count);

    /// <summary>A register of floats, or the first <paramref name="count"/> of them, to a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<TFloats>(TFloats x, float* target, int count)
        where TFloats : struct, IFloats<TFloats>
    {
        if (count == TFloats.Width)
        {
            TFloats.Store(x, target);
        }
        else
        {
            TFloats.StoreFew(x, target, count);
        }
    }
}
