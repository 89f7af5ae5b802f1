using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet;

/// <content>
/// Comparisons give tensors of 1 (true) and 0 (false), element by element with sizes of 1 repeated. They are recorded but not
/// differentiable. 'And' is the product of two of them, 'or' their <see cref="Maximum"/>, 'not' 1 − it.
/// </content>
public partial class Tensor
{
    /// <summary>1 where a &gt; b, else 0.</summary>
    /// <param name="left">a.</param>
    /// <param name="right">b.</param>
    /// <returns>Ones and zeros.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor operator >(Tensor left, Tensor right) => Compare(default(GreaterFunction), left, right);

    /// <summary>1 where a &lt; b, else 0.</summary>
    /// <param name="left">a.</param>
    /// <param name="right">b.</param>
    /// <returns>Ones and zeros.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor operator <(Tensor left, Tensor right) => Compare(default(GreaterFunction), right, left);

    /// <summary>1 where a ≥ b, else 0.</summary>
    /// <param name="left">a.</param>
    /// <param name="right">b.</param>
    /// <returns>Ones and zeros.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor operator >=(Tensor left, Tensor right) => Compare(default(GreaterOrEqualFunction), left, right);

    /// <summary>1 where a ≤ b, else 0.</summary>
    /// <param name="left">a.</param>
    /// <param name="right">b.</param>
    /// <returns>Ones and zeros.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor operator <=(Tensor left, Tensor right) => Compare(default(GreaterOrEqualFunction), right, left);

    /// <summary>1 where the elements are equal, else 0. (<c>==</c> asks whether two variables hold the same object, as in all of C#.)</summary>
    /// <param name="other">What to compare with.</param>
    /// <returns>Ones and zeros.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public Tensor EqualTo(Tensor other) => Compare(default(EqualFunction), this, other);

    /// <summary>1 where the elements differ, else 0; NaN differs from everything, itself too.</summary>
    /// <param name="other">What to compare with.</param>
    /// <returns>Ones and zeros.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public Tensor NotEqualTo(Tensor other) => Compare(default(NotEqualFunction), this, other);

    /// <summary>The larger of two elements. Where they are equal the whole gradient goes to this tensor, as in TensorFlow.</summary>
    /// <param name="other">What to compare with; sizes of 1 are repeated.</param>
    /// <returns>The larger elements, NaN where one is NaN.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public Tensor Maximum(Tensor other) => Binary(default(MaximumFunction), this, other);

    /// <summary>The smaller of two elements. Where they are equal the whole gradient goes to this tensor, as in TensorFlow.</summary>
    /// <param name="other">What to compare with; sizes of 1 are repeated.</param>
    /// <returns>The smaller elements, NaN where one is NaN.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public Tensor Minimum(Tensor other) => Binary(default(MinimumFunction), this, other);

    /// <summary>
    /// Element by element <paramref name="whereTrue"/> where the condition is not 0, else <paramref name="whereFalse"/>; sizes of 1
    /// are repeated. The gradient goes to the one that was chosen.
    /// </summary>
    /// <param name="condition">Ones and zeros, such as <c>x &gt; 0</c>.</param>
    /// <param name="whereTrue">Taken where the condition holds.</param>
    /// <param name="whereFalse">Taken elsewhere.</param>
    /// <returns>The chosen elements.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>var leaky = Tensor.Where(x > 0, x, 0.1 * x);</code></example>
    public static Tensor Where(Tensor condition, Tensor whereTrue, Tensor whereFalse)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(whereTrue);
        ArgumentNullException.ThrowIfNull(whereFalse);
        var shape = Shape.Broadcast(condition.Shape, Shape.Broadcast(whereTrue.Shape, whereFalse.Shape, "Where"), "Where");
        return Operation.Run(new WhereOperation(condition.Repeated(shape), whereTrue.Repeated(shape), whereFalse.Repeated(shape)));
    }

    /// <summary>Whether no element is 0; true when there are none. Neither recorded nor differentiable.</summary>
    /// <returns>The answer.</returns>
    public bool All() => !Data.AsSpan().Contains(0f);

    /// <summary>Whether any element is not 0. Neither recorded nor differentiable.</summary>
    /// <returns>The answer.</returns>
    public bool Any() => Data.AsSpan().ContainsAnyExcept(0f);

    /// <summary>1 where no element along a dimension is 0, else 0.</summary>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <param name="keepDimensions">Whether the dimension stays with size 1.</param>
    /// <returns>Ones and zeros.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or it is empty.</exception>
    public Tensor All(int axis, bool keepDimensions = false) => NotEqualTo(0f).Min(axis, keepDimensions);

    /// <summary>1 where some element along a dimension is not 0, else 0.</summary>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <param name="keepDimensions">Whether the dimension stays with size 1.</param>
    /// <returns>Ones and zeros.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or it is empty.</exception>
    public Tensor Any(int axis, bool keepDimensions = false) => NotEqualTo(0f).Max(axis, keepDimensions);

    private static Tensor Compare<TFunction>(TFunction function, Tensor a, Tensor b)
        where TFunction : struct, IBinaryFunction
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Operation.Run(new ComparisonOperation<TFunction>(function, a, b));
    }

    private Tensor Repeated(Shape shape) => Shape.Equals(shape) ? this : BroadcastTo(shape.AsSpan());
}
