using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>How a pool makes one number of those under a window, eight channels at a time.</summary>
internal interface IPool
{
    /// <summary>Whether the result is the largest of the numbers.</summary>
    bool IsLargest { get; }

    /// <summary>Where the accumulation starts.</summary>
    Vector256<float> Start { get; }

    /// <summary>The accumulation with one number more.</summary>
    Vector256<float> Next(Vector256<float> sum, Vector256<float> x);

    /// <summary>The result, given how many numbers of the picture the window saw.</summary>
    Vector256<float> Finish(Vector256<float> sum, int count);

    /// <summary>The result of four numbers, none of them NaN, with the digits of <see cref="Next"/> one by one.</summary>
    TFloats OfFour<TFloats>(TFloats first, TFloats second, TFloats third, TFloats fourth)
        where TFloats : struct, IFloats<TFloats>;

    /// <summary>
    /// The part of the arriving gradient dy one number gets. What stays for the numbers behind it is left in <paramref name="dy"/>.
    /// </summary>
    Vector256<float> Share(Vector256<float> x, Vector256<float> y, ref Vector256<float> dy, int count);
}

/// <summary>The largest number; its gradient goes to the first place where it stands.</summary>
internal readonly struct MaxOfWindow : IPool
{
    /// <inheritdoc/>
    public bool IsLargest => true;

    /// <inheritdoc/>
    public Vector256<float> Start => Vector256.Create(float.NegativeInfinity);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Next(Vector256<float> sum, Vector256<float> x) =>
        // Also where x is NaN, which compares with nothing; where the sum is NaN it stays so.
        Vector256.ConditionalSelect(Vector256.GreaterThan(x, sum) | ~Vector256.Equals(x, x), x, sum);

    /// <inheritdoc/>
    public Vector256<float> Finish(Vector256<float> sum, int count) => sum;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TFloats OfFour<TFloats>(TFloats first, TFloats second, TFloats third, TFloats fourth)
        where TFloats : struct, IFloats<TFloats> => TFloats.Larger(TFloats.Larger(TFloats.Larger(first, second), third), fourth);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Share(Vector256<float> x, Vector256<float> y, ref Vector256<float> dy, int count)
    {
        var isIt = Vector256.Equals(x, y);
        var share = Vector256.ConditionalSelect(isIt, dy, Vector256<float>.Zero);
        dy = Vector256.ConditionalSelect(isIt, Vector256<float>.Zero, dy);
        return share;
    }
}

/// <summary>The mean of the numbers; places outside of the picture do not count.</summary>
internal readonly struct MeanOfWindow : IPool
{
    /// <inheritdoc/>
    public bool IsLargest => false;

    /// <inheritdoc/>
    public Vector256<float> Start => Vector256<float>.Zero;

    /// <inheritdoc/>
    public Vector256<float> Next(Vector256<float> sum, Vector256<float> x) => sum + x;

    /// <inheritdoc/>
    public Vector256<float> Finish(Vector256<float> sum, int count) => sum / Vector256.Create((float)count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TFloats OfFour<TFloats>(TFloats first, TFloats second, TFloats third, TFloats fourth)
        where TFloats : struct, IFloats<TFloats> => ((((TFloats.Repeat(0) + first) + second) + third) + fourth) / TFloats.Repeat(4);

    /// <inheritdoc/>
    public Vector256<float> Share(Vector256<float> x, Vector256<float> y, ref Vector256<float> dy, int count) =>
        dy / Vector256.Create((float)count);
}
