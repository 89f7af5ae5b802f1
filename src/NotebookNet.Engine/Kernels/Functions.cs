using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// A function of one number: how eight lanes compute it, its derivative, and its plain scalar twin (the oracle of the tests,
/// generic so that a reference network can run in double precision).
/// </summary>
internal interface IUnaryFunction
{
    /// <summary>The name an error message or a drawn graph shows.</summary>
    string Name { get; }

    /// <summary>f(x) in each lane.</summary>
    Vector256<float> Invoke(Vector256<float> x);

    /// <summary>f′(x) in each lane, given x and y = f(x).</summary>
    Vector256<float> Derivative(Vector256<float> x, Vector256<float> y);

    /// <summary>Whether y in place of x gives the same derivative, so that y may be written over x.</summary>
    bool NeedsResultOnly => false;

    /// <summary>Whether the largest f(x) is f of the largest x, with all rounding, so that a pool may come first.</summary>
    bool IsIncreasing => false;

    /// <summary>b, if f(x) is max(x, b) and NaN stays NaN; −∞ if it is another function.</summary>
    float Floor => float.NegativeInfinity;

    /// <summary>f(x) written down plainly.</summary>
    T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T>;
}

/// <summary>A function of two numbers, its two partial derivatives, and its plain scalar twin.</summary>
internal interface IBinaryFunction
{
    /// <inheritdoc cref="IUnaryFunction.Name"/>
    string Name { get; }

    /// <summary>f(a, b) in each lane.</summary>
    Vector256<float> Invoke(Vector256<float> a, Vector256<float> b);

    /// <summary>∂f/∂a in each lane.</summary>
    Vector256<float> DerivativeA(Vector256<float> a, Vector256<float> b);

    /// <summary>∂f/∂b in each lane.</summary>
    Vector256<float> DerivativeB(Vector256<float> a, Vector256<float> b);

    /// <summary>f(a, b) written down plainly.</summary>
    T Scalar<T>(T a, T b)
        where T : IFloatingPointIeee754<T>;
}
