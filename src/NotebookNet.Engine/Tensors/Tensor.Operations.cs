using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet;

/// <content>What can be computed. Each of these is differentiable and recorded by open tapes, unless it says otherwise.</content>
public partial class Tensor
{
    /// <summary>This matrix transposed, Aᵀ; for any rank, the dimensions in reverse order.</summary>
    public Tensor T => Transpose();

    /// <summary>a + b, element by element; sizes of 1 are repeated.</summary>
    /// <param name="left">a.</param>
    /// <param name="right">b.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor operator +(Tensor left, Tensor right) => Binary(default(AddFunction), left, right);

    /// <summary>a − b, element by element; sizes of 1 are repeated.</summary>
    /// <param name="left">a.</param>
    /// <param name="right">b.</param>
    /// <returns>The difference.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor operator -(Tensor left, Tensor right) => Binary(default(SubtractFunction), left, right);

    /// <summary>a · b, element by element (not the matrix product: <see cref="MatMul"/>); sizes of 1 are repeated.</summary>
    /// <param name="left">a.</param>
    /// <param name="right">b.</param>
    /// <returns>The product.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor operator *(Tensor left, Tensor right) => Binary(default(MultiplyFunction), left, right);

    /// <summary>a / b, element by element; sizes of 1 are repeated.</summary>
    /// <param name="left">a.</param>
    /// <param name="right">b.</param>
    /// <returns>The quotient.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor operator /(Tensor left, Tensor right) => Binary(default(DivideFunction), left, right);

    /// <summary>−a.</summary>
    /// <param name="value">a.</param>
    /// <returns>The negative.</returns>
    public static Tensor operator -(Tensor value) => Unary(default(NegateFunction), value);

    /// <summary>
    /// The matrix product A · B of (m, k) and (k, n): cᵢⱼ = Σₚ aᵢₚ bₚⱼ. Stacks of matrices (…, m, k) and (…, k, n) are
    /// multiplied pair by pair; one matrix serves a whole stack.
    /// </summary>
    /// <param name="right">B, (k, n) or (…, k, n).</param>
    /// <returns>The product, (m, n) or (…, m, n).</returns>
    /// <exception cref="ShapeException">One is not a matrix, or the inner or leading sizes differ.</exception>
    public Tensor MatMul(Tensor right)
    {
        ArgumentNullException.ThrowIfNull(right);
        return Operation.Run(new MatMulOperation(this, right));
    }

    /// <summary>x · W + b in one step: what a dense layer computes before its activation.</summary>
    /// <param name="weights">W, (k, n).</param>
    /// <param name="bias">b, (n).</param>
    /// <returns>(m, n) for a tensor (m, k).</returns>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public Tensor Linear(Tensor weights, Tensor bias)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(bias);
        return Operation.Run(new MatMulOperation(this, weights, bias));
    }

    /// <summary>The same numbers under another shape.</summary>
    /// <param name="shape">The new sizes; their product stays the same.</param>
    /// <returns>The reshaped tensor.</returns>
    /// <exception cref="ShapeException">The number of elements would change.</exception>
    public Tensor Reshape(params ReadOnlySpan<int> shape) => Operation.Run(new ReshapeOperation(this, new Shape(shape)));

    /// <summary>The dimensions in another order.</summary>
    /// <param name="order">Each dimension once, for example 0, 2, 1; none to reverse them all.</param>
    /// <returns>The transposed tensor.</returns>
    /// <exception cref="ShapeException">The order does not name each dimension once.</exception>
    public Tensor Transpose(params ReadOnlySpan<int> order)
    {
        if (order.Length > 0 || Rank == 0)
        {
            return Operation.Run(new TransposeOperation(this, order));
        }

        var reversed = new int[Rank];
        for (var i = 0; i < reversed.Length; i++)
        {
            reversed[i] = reversed.Length - 1 - i;
        }

        return Operation.Run(new TransposeOperation(this, reversed));
    }

    /// <summary>The sum of all elements.</summary>
    /// <returns>A single number.</returns>
    public Tensor Sum() => Operation.Run(ReduceOperation.Sum(this, [], keepDimensions: false));

    /// <summary>The sum over one dimension.</summary>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <param name="keepDimensions">Whether the dimension stays with size 1.</param>
    /// <returns>The sums.</returns>
    /// <exception cref="ShapeException">There is no such dimension.</exception>
    public Tensor Sum(int axis, bool keepDimensions = false) => Operation.Run(ReduceOperation.Sum(this, [axis], keepDimensions));

    /// <summary>The mean of all elements.</summary>
    /// <returns>A single number.</returns>
    /// <exception cref="ShapeException">There are no elements.</exception>
    public Tensor Mean() => Operation.Run(ReduceOperation.Mean(this, [], keepDimensions: false));

    /// <summary>The mean over one dimension.</summary>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <param name="keepDimensions">Whether the dimension stays with size 1.</param>
    /// <returns>The means.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or it is empty.</exception>
    public Tensor Mean(int axis, bool keepDimensions = false) => Operation.Run(ReduceOperation.Mean(this, [axis], keepDimensions));

    /// <summary>Where the largest element of each row (along the last dimension) stands. Not differentiable.</summary>
    /// <returns>One index per row; the first one where several are largest.</returns>
    /// <exception cref="ShapeException">The last dimension is empty, or the tensor is a single number.</exception>
    public int[] ArgMax()
    {
        if (Rank == 0 || Shape[^1] == 0)
        {
            throw new ShapeException($"ArgMax needs at least one number in the last dimension; got shape {Shape}.");
        }

        var columns = Shape[^1];
        var result = new int[Length / columns];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Reduction.ArgMax(Data.AsSpan(i * columns, columns));
        }

        return result;
    }

    /// <summary>eˣ, element by element.</summary>
    /// <returns>The result.</returns>
    public Tensor Exp() => Unary(default(ExpFunction), this);

    /// <summary>ln x, element by element; −∞ at 0, NaN below.</summary>
    /// <returns>The result.</returns>
    public Tensor Log() => Unary(default(LogFunction), this);

    /// <summary>√x, element by element.</summary>
    /// <returns>The result.</returns>
    public Tensor Sqrt() => Unary(default(SqrtFunction), this);

    /// <summary>x², element by element.</summary>
    /// <returns>The result.</returns>
    public Tensor Square() => Unary(default(SquareFunction), this);

    /// <summary>|x|, element by element; the derivative at 0 is 0.</summary>
    /// <returns>The result.</returns>
    public Tensor Abs() => Unary(default(AbsFunction), this);

    /// <summary>The logistic function σ(x) = 1 / (1 + e⁻ˣ), element by element.</summary>
    /// <returns>Numbers from 0 to 1.</returns>
    public Tensor Sigmoid()
    {
        var operation = new UnaryOperation<SigmoidFunction>(default, this);
        operation.Output.Origin = operation;
        return Operation.Run(operation);
    }

    /// <summary>tanh x, element by element.</summary>
    /// <returns>Numbers from −1 to 1.</returns>
    public Tensor Tanh() => Unary(default(TanhFunction), this);

    /// <summary>max(x, 0), element by element; the derivative at 0 is 0.</summary>
    /// <returns>The result.</returns>
    public Tensor ReLU() => Unary(default(ReLUFunction), this);

    /// <summary>x where x &gt; 0, slope · x elsewhere.</summary>
    /// <param name="slope">The slope on the negative side.</param>
    /// <returns>The result.</returns>
    public Tensor LeakyReLU(float slope = 0.01f) => Unary(new LeakyReLUFunction(slope), this);

    /// <summary>yⱼ = e^xⱼ / Σᵢ e^xᵢ over the last dimension: positive numbers that add up to 1.</summary>
    /// <returns>Probabilities, with the shape of this tensor.</returns>
    /// <exception cref="ShapeException">The last dimension is empty, or the tensor is a single number.</exception>
    public Tensor Softmax() => Operation.Run(new SoftmaxOperation(this));

    internal static Tensor Unary<TFunction>(TFunction function, Tensor x)
        where TFunction : struct, IUnaryFunction
    {
        ArgumentNullException.ThrowIfNull(x);
        return Operation.Run(new UnaryOperation<TFunction>(function, x));
    }

    internal static Tensor Binary<TFunction>(TFunction function, Tensor a, Tensor b)
        where TFunction : struct, IBinaryFunction
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Operation.Run(new BinaryOperation<TFunction>(function, a, b));
    }
}
