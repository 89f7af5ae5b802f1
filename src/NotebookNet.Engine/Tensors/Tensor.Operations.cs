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

    /// <summary>xᵖ, element by element, with a fixed exponent; NaN for a negative x unless p is a whole number.</summary>
    /// <param name="exponent">p, a finite number.</param>
    /// <returns>The powers.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The exponent is not finite.</exception>
    public Tensor Pow(float exponent) => float.IsFinite(exponent)
        ? Unary(new PowFunction(exponent), this)
        : throw new ArgumentOutOfRangeException(nameof(exponent), exponent, "Pow needs a finite exponent.");

    /// <summary>
    /// Moved into [low, high], element by element. The derivative is 1 from bound to bound, bounds included, and 0 outside, as
    /// in Keras. NaN stays NaN.
    /// </summary>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    /// <returns>Numbers from low to high.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The lower bound is above the upper one, or one is NaN.</exception>
    public Tensor Clip(float low, float high) => low <= high
        ? Unary(new ClipFunction(low, high), this)
        : throw new ArgumentOutOfRangeException(nameof(low), FormattableString.Invariant($"Clip needs a lower bound that is not above the upper one; got [{low}, {high}]. Swap them."));

    /// <summary>The same numbers, but a constant for every derivative: nothing before it gets a gradient through it.</summary>
    /// <returns>The tensor.</returns>
    /// <example><code>var target = critic.StopGradient();</code></example>
    public Tensor StopGradient() => Operation.Run(new StopGradientOperation(this));

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
