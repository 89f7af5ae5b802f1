using System.Runtime.Intrinsics;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Kernels;

/// <summary>One row of the table of functions of two numbers.</summary>
/// <param name="Name">What the test is called.</param>
/// <param name="A">The range of a where derivatives are compared.</param>
/// <param name="B">The range of b where derivatives are compared.</param>
/// <param name="IsExact">Whether a value must have the twin's bits; otherwise it may be a rounding away.</param>
internal abstract record BinaryCase(string Name, (float From, float To) A, (float From, float To) B, bool IsExact)
{
    /// <summary>Every function of two numbers in the engine; a test checks that none is missing.</summary>
    public static readonly BinaryCase[] All =
    [
        new BinaryCase<AddFunction>("Add", (-3, 3), (-3, 3), true),
        new BinaryCase<SubtractFunction>("Subtract", (-3, 3), (-3, 3), true),
        new BinaryCase<MultiplyFunction>("Multiply", (-3, 3), (-3, 3), true),
        new BinaryCase<DivideFunction>("Divide", (-3, 3), (0.5f, 3), true),
        new BinaryCase<SquaredDifferenceFunction>("SquaredDifference", (-3, 3), (-3, 3), true),
        new BinaryCase<LogisticLossFunction>("BinaryCrossEntropy of a logit", (-8, 8), (0, 1), false),
        new BinaryCase<BinaryCrossEntropyFunction>("BinaryCrossEntropy of a probability", (0.01f, 0.99f), (0, 1), false),
        new BinaryCase<MaximumFunction>("Maximum", (-3, 3), (-3, 3), true),
        new BinaryCase<MinimumFunction>("Minimum", (-3, 3), (-3, 3), true),
        new BinaryCase<GreaterFunction>("Greater", (-3, 3), (-3, 3), true),
        new BinaryCase<GreaterOrEqualFunction>("GreaterOrEqual", (-3, 3), (-3, 3), true),
        new BinaryCase<EqualFunction>("EqualTo", (-3, 3), (-3, 3), true),
        new BinaryCase<NotEqualFunction>("NotEqualTo", (-3, 3), (-3, 3), true),
        new BinaryCase<HuberFunction>("Huber", (-3, 3), (-3, 3), false) { F = new HuberFunction(1f) },
        new BinaryCase<HuberFunction>("Huber 0.3", (-3, 3), (-3, 3), false) { F = new HuberFunction(0.3f) },
        new BinaryCase<LogCoshFunction>("LogCosh", (-3, 3), (-3, 3), false),
        new BinaryCase<HingeFunction>("Hinge", (-2.9f, 3.1f), (-1, 1), true),
        new BinaryCase<SquaredHingeFunction>("SquaredHinge", (-3, 3), (-1, 1), true),
        new BinaryCase<KLDivergenceFunction>("KLDivergence", (0.01f, 0.99f), (0.01f, 0.99f), false),
    ];

    public abstract Type Function { get; }

    public static BinaryCase Named(string name) => All.Single(row => row.Name == name);

    public abstract void Zip(ReadOnlySpan<float> a, int aStep, ReadOnlySpan<float> b, int bStep, Span<float> y);

    public abstract void ZipBackward(
        bool second, ReadOnlySpan<float> a, int aStep, ReadOnlySpan<float> b, int bStep, ReadOnlySpan<float> dy, Span<float> d);

    public abstract float OneNumber(float a, float b);

    public abstract float Derivative(bool second, float a, float b);

    public abstract float Twin(float a, float b);

    public abstract double Twin(double a, double b);

    public override string ToString() => Name;
}

/// <inheritdoc/>
internal sealed record BinaryCase<T>(string Name, (float From, float To) A, (float From, float To) B, bool IsExact)
    : BinaryCase(Name, A, B, IsExact)
    where T : struct, IBinaryFunction
{
    /// <summary>The function; its default unless it has parameters.</summary>
    public T F { get; init; }

    public override Type Function => typeof(T);

    public override void Zip(ReadOnlySpan<float> a, int aStep, ReadOnlySpan<float> b, int bStep, Span<float> y) =>
        Elementwise.Zip(F, a, aStep, b, bStep, y);

    public override void ZipBackward(
        bool second, ReadOnlySpan<float> a, int aStep, ReadOnlySpan<float> b, int bStep, ReadOnlySpan<float> dy, Span<float> d) =>
        Elementwise.ZipBackward(F, second, a, aStep, b, bStep, dy, d);

    public override float OneNumber(float a, float b) => F.Invoke(Vector256.Create(a), Vector256.Create(b)).ToScalar();

    public override float Derivative(bool second, float a, float b) =>
        (second ? F.DerivativeB(Vector256.Create(a), Vector256.Create(b)) : F.DerivativeA(Vector256.Create(a), Vector256.Create(b))).ToScalar();

    public override float Twin(float a, float b) => F.Scalar(a, b);

    public override double Twin(double a, double b) => F.Scalar(a, b);

    public override string ToString() => Name;
}
