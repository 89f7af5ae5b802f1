using System.Numerics;
using System.Runtime.CompilerServices;
using NotebookNet.Operations;

namespace NotebookNet;

/// <content>Ways to make tensors.</content>
public partial class Tensor
{
    /// <summary>A tensor of the given numbers.</summary>
    /// <param name="values">The numbers, row by row.</param>
    /// <param name="shape">The sizes; their product is the number of values. None for a vector.</param>
    /// <returns>The tensor, a copy.</returns>
    /// <exception cref="ShapeException">The number of values does not fit the shape.</exception>
    [OverloadResolutionPriority(1)]
    public static Tensor From(ReadOnlySpan<float> values, params ReadOnlySpan<int> shape)
    {
        var target = shape.Length == 0 ? new Shape(values.Length) : new Shape(shape);
        return values.Length == target.Size
            ? new Tensor(target, values.ToArray())
            : throw new ShapeException($"Shape {target} needs {target.Size} values, got {values.Length}. Give all values row by row, or the shape they have.");
    }

    /// <summary>A tensor of any sequence of numbers, rounded to single precision.</summary>
    /// <typeparam name="T">A number: <see cref="float"/>, <see cref="double"/>, <see cref="int"/>, <see cref="byte"/> …</typeparam>
    /// <param name="values">The numbers, row by row.</param>
    /// <param name="shape">The sizes; their product is the number of values. None for a vector.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ShapeException">The number of values does not fit the shape.</exception>
    /// <example><code>var y = Tensor.From(Enumerable.Range(0, 100).Select(i => Math.Sin(i * 0.1)));</code></example>
    public static Tensor From<T>(IEnumerable<T> values, params ReadOnlySpan<int> shape)
        where T : INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        return From([.. values.Select(float.CreateSaturating)], shape);
    }

    /// <summary>
    /// A tensor of an array of any rank (<c>float[,,]</c>, <c>double[,]</c>, <c>byte[,,]</c> …) or of arrays in arrays
    /// (<c>float[][]</c>), rounded to single precision.
    /// </summary>
    /// <param name="values">The numbers; they are copied.</param>
    /// <returns>The tensor, with the sizes of the array.</returns>
    /// <exception cref="ShapeException">Arrays in arrays have different lengths.</exception>
    /// <exception cref="ArgumentException">The elements are no numbers.</exception>
    [OverloadResolutionPriority(-1)]
    public static Tensor From(Array values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return ArrayConversion.ToTensor(values);
    }

    /// <summary>0, 1, 2 … <paramref name="count"/> − 1.</summary>
    /// <param name="count">How many numbers.</param>
    /// <returns>A vector.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static Tensor Range(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Range(0, count);
    }

    /// <summary>
    /// The numbers from <paramref name="start"/> in steps of <paramref name="step"/> up to <paramref name="end"/>, which does
    /// not belong to them. NumPy: <c>arange</c>. For a given number of points use <see cref="Linspace"/>.
    /// </summary>
    /// <param name="start">The first number.</param>
    /// <param name="end">Where to stop: the first number that is too far.</param>
    /// <param name="step">From one number to the next; negative to count down.</param>
    /// <returns>A vector, empty when the end is not ahead.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is 0, or a bound is not a finite number.</exception>
    public static Tensor Range(double start, double end, double step = 1)
    {
        if (step == 0 || !double.IsFinite(start) || !double.IsFinite(end) || !double.IsFinite(step))
        {
            throw new ArgumentOutOfRangeException(
                nameof(step), FormattableString.Invariant($"Range from {start} to {end} in steps of {step}: the bounds must be finite and the step not 0."));
        }

        var count = Math.Max(0, Math.Ceiling((end - start) / step));
        if (count > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(
                nameof(step), FormattableString.Invariant($"Range from {start} to {end} in steps of {step} would have {count:0} numbers; use larger steps."));
        }

        var result = new Tensor(new Shape((int)count));
        for (var i = 0; i < result.Length; i++)
        {
            result.Data[i] = (float)(start + (i * step));
        }

        return result;
    }

    /// <summary>Evenly spaced numbers from <paramref name="start"/> to <paramref name="end"/>, both included.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="end">The last number.</param>
    /// <param name="count">How many numbers, at least 2.</param>
    /// <returns>A vector.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 numbers.</exception>
    /// <example><code>var x = Tensor.Linspace(-1, 1, 5);   // -1 -0.5 0 0.5 1</code></example>
    public static Tensor Linspace(double start, double end, int count)
    {
        if (count < 2)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, "Linspace needs at least 2 numbers: the two ends.");
        }

        var result = new Tensor(new Shape(count));
        for (var i = 0; i < count; i++)
        {
            // Weighted by whole numbers, so that both ends and the middle are exact.
            result.Data[i] = (float)(((start * (count - 1 - i)) + (end * i)) / (count - 1));
        }

        return result;
    }

    /// <summary>The identity matrix: 1 on the diagonal, 0 elsewhere.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns; without it as many as rows.</param>
    /// <returns>The matrix.</returns>
    /// <exception cref="ShapeException">A size is negative.</exception>
    public static Tensor Eye(int rows, int? columns = null)
    {
        var result = Zeros(rows, columns ?? rows);
        for (var i = 0; i < Math.Min(rows, result.Shape[1]); i++)
        {
            result.Data[(i * result.Shape[1]) + i] = 1f;
        }

        return result;
    }

    /// <summary>
    /// Class numbers as vectors with a single 1: 2 of 4 classes becomes (0, 0, 1, 0). Recorded, but not differentiable.
    /// Keras: <c>to_categorical</c>.
    /// </summary>
    /// <param name="labels">Whole numbers from 0 to <paramref name="classes"/> − 1, of any shape.</param>
    /// <param name="classes">The number of classes.</param>
    /// <returns>The vectors: the shape of the labels with a last dimension of classes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A label is not one of the classes, or there are no classes.</exception>
    /// <example><code>var y = Tensor.OneHot(new[] { 0, 2, 1 }, classes: 3);</code></example>
    public static Tensor OneHot(Tensor labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return Operation.Run(new OneHotOperation(labels, classes));
    }
}
