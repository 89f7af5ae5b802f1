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
