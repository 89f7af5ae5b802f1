using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>a + b.</summary>
internal readonly struct AddFunction : IBinaryFunction
{
    public string Name => "Add";

    public Vector256<float> Invoke(Vector256<float> a, Vector256<float> b) => a + b;

    public Vector256<float> DerivativeA(Vector256<float> a, Vector256<float> b) => Vector256<float>.One;

    public Vector256<float> DerivativeB(Vector256<float> a, Vector256<float> b) => Vector256<float>.One;

    public T Scalar<T>(T a, T b)
        where T : IFloatingPointIeee754<T> => a + b;
}

/// <summary>a − b.</summary>
internal readonly struct SubtractFunction : IBinaryFunction
{
    public string Name => "Subtract";

    public Vector256<float> Invoke(Vector256<float> a, Vector256<float> b) => a - b;

    public Vector256<float> DerivativeA(Vector256<float> a, Vector256<float> b) => Vector256<float>.One;

    public Vector256<float> DerivativeB(Vector256<float> a, Vector256<float> b) => -Vector256<float>.One;

    public T Scalar<T>(T a, T b)
        where T : IFloatingPointIeee754<T> => a - b;
}

/// <summary>a · b, element by element.</summary>
internal readonly struct MultiplyFunction : IBinaryFunction
{
    public string Name => "Multiply";

    public Vector256<float> Invoke(Vector256<float> a, Vector256<float> b) => a * b;

    public Vector256<float> DerivativeA(Vector256<float> a, Vector256<float> b) => b;

    public Vector256<float> DerivativeB(Vector256<float> a, Vector256<float> b) => a;

    public T Scalar<T>(T a, T b)
        where T : IFloatingPointIeee754<T> => a * b;
}

/// <summary>a / b, element by element.</summary>
internal readonly struct DivideFunction : IBinaryFunction
{
    public string Name => "Divide";

    public Vector256<float> Invoke(Vector256<float> a, Vector256<float> b) => a / b;

    public Vector256<float> DerivativeA(Vector256<float> a, Vector256<float> b) => Vector256<float>.One / b;

    // −a / b² in an order that neither overflows nor vanishes where the result would not.
    public Vector256<float> DerivativeB(Vector256<float> a, Vector256<float> b) => -(a / b) / b;

    public T Scalar<T>(T a, T b)
        where T : IFloatingPointIeee754<T> => a / b;
}
