using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>e^(x − largest), a step of softmax that never overflows.</summary>
internal readonly struct ExpOfDifference(float largest) : IUnaryFunction
{
    public string Name => "ExpOfDifference";

    public Vector256<float> Invoke(Vector256<float> x) => VectorMath.Exp(x - Vector256.Create(largest));

    public Vector256<float> Derivative(Vector256<float> x, Vector256<float> y) => y;

    public T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Exp(x - T.CreateChecked(largest));
}

/// <summary>x / divisor.</summary>
internal readonly struct DividedBy(float divisor) : IUnaryFunction
{
    public string Name => "DividedBy";

    public Vector256<float> Invoke(Vector256<float> x) => x / Vector256.Create(divisor);

    public Vector256<float> Derivative(Vector256<float> x, Vector256<float> y) => Vector256.Create(1f / divisor);

    public T Scalar<T>(T x)
        where T : IFloatingPointIeee754<T> => x / T.CreateChecked(divisor);
}
