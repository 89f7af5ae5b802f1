using System.Globalization;
using System.Runtime.Intrinsics;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Kernels;

/// <summary>One row of the table of functions: how it is called, where it is tried, and how exact it has to be.</summary>
/// <param name="Name">What the test is called.</param>
/// <param name="From">Where derivatives are compared: the start.</param>
/// <param name="To">Where derivatives are compared: the end.</param>
/// <param name="Ulps">How far a value may lie from the twin in double precision; 0 asks for the twin's very bits.</param>
internal abstract record UnaryCase(string Name, double From, double To, double Ulps)
{
    /// <summary>Every function of one number in the engine; a test checks that none is missing.</summary>
    public static readonly UnaryCase[] All =
    [
        new UnaryCase<IdentityFunction>(default, "Identity", -3, 3, 0),
        new UnaryCase<NegateFunction>(default, "Negate", -3, 3, 0),
        new UnaryCase<AbsFunction>(default, "Abs", -3, 3, 0),
        new UnaryCase<SquareFunction>(default, "Square", -3, 3, 0),
        new UnaryCase<SqrtFunction>(default, "Sqrt", 0.1, 9, 0),
        new UnaryCase<ReLUFunction>(default, "ReLU", -3, 3, 0),
        new UnaryCase<LeakyReLUFunction>(new LeakyReLUFunction(0.01f), "LeakyReLU", -3, 3, 0),
        new UnaryCase<LeakyReLUFunction>(new LeakyReLUFunction(0.3f), "LeakyReLU 0.3", -3, 3, 0),
        new UnaryCase<ExpFunction>(default, "Exp", -8, 8, 1.1),
        new UnaryCase<LogFunction>(default, "Log", 0.1, 9, 1.1),
        new UnaryCase<TanhFunction>(default, "Tanh", -4, 4, 1.5),
        new UnaryCase<SigmoidFunction>(default, "Sigmoid", -8, 8, 2.5),

        new UnaryCase<ELUFunction>(new ELUFunction(1f), "ELU", -6, 3, 3),
        new UnaryCase<ELUFunction>(new ELUFunction(0.4f), "ELU 0.4", -6, 3, 3.5),
        new UnaryCase<SELUFunction>(default, "SELU", -6, 3, 3.5),
        new UnaryCase<SoftplusFunction>(default, "Softplus", -8, 8, 2.5),

        // SiLU multiplies a σ that may be below 1e−38 and have few digits left; SmoothActivationTests is strict on all others.
        new UnaryCase<GELUFunction>(default, "GELU", -6, 6, 6),
        new UnaryCase<SiLUFunction>(default, "SiLU", -8, 8, 60),

        // The difference is rounded before the exponential sees it.
        new UnaryCase<ExpOfDifference>(new ExpOfDifference(2f), "ExpOfDifference", -8, 2, 40),
        new UnaryCase<RootFunction>(default, "Root", 0.1, 9, 0),
        new UnaryCase<ClipFunction>(new ClipFunction(-1f, 1.5f), "Clip", -3, 3, 0),
        .. Powers(),
    ];

    public abstract Type Function { get; }

    // Negative numbers have no power where the exponent is broken: derivatives are compared above 0.
    private static IEnumerable<UnaryCase> Powers() =>
        new[] { 1f, 2f, 3f, -1f, -2f, 0.5f, -0.5f, 1.7f, -2.3f, 17f, 1e10f }.Select(exponent => new UnaryCase<PowFunction>(
            new PowFunction(exponent), string.Create(CultureInfo.InvariantCulture, $"Pow {exponent}"), 0.3, exponent > 4 ? 0.9 : 2, 0.6));

    public static UnaryCase Named(string name) => All.Single(row => row.Name == name);

    public abstract void Map(ReadOnlySpan<float> x, Span<float> y);

    public abstract void MapBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate);

    /// <summary>The value of one number that fills all lanes: what it must be wherever it stands in a row.</summary>
    public abstract float OneNumber(float x);

    public abstract float Derivative(float x);

    public abstract float Twin(float x);

    public abstract double Twin(double x);

    public override string ToString() => Name;
}

/// <inheritdoc/>
internal sealed record UnaryCase<T>(T F, string Name, double From, double To, double Ulps) : UnaryCase(Name, From, To, Ulps)
    where T : struct, IUnaryFunction
{
    public override Type Function => typeof(T);

    public override void Map(ReadOnlySpan<float> x, Span<float> y) => Elementwise.Map(F, x, y);

    public override void MapBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate) =>
        Elementwise.MapBackward(F, x, y, dy, dx, accumulate);

    public override float OneNumber(float x) => F.Invoke(Vector256.Create(x)).ToScalar();

    public override float Derivative(float x) => F.Derivative(Vector256.Create(x), F.Invoke(Vector256.Create(x))).ToScalar();

    public override float Twin(float x) => F.Scalar(x);

    public override double Twin(double x) => F.Scalar(x);

    public override string ToString() => Name;
}
