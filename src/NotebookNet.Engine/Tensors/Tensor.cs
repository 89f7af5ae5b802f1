using NotebookNet.Kernels;
using NotebookNet.Operations;
using NotebookNet.Pictures;

namespace NotebookNet;

/// <summary>
/// Numbers in a box: a dense float32 array of any rank, row-major. A tensor does not change; operations give new ones
/// (only a <see cref="Variable"/> can be assigned).
/// </summary>
/// <example><code>
/// Tensor x = new float[,] { { 1, 2 }, { 3, 4 } };
/// var y = (x * 2 + 1).Sum();      // 24
/// </code></example>
[TypeFormatterSource(typeof(TensorFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public partial class Tensor
{
    internal Tensor(Shape shape)
        : this(shape, new float[shape.Size])
    {
    }

    internal Tensor(Shape shape, float[] data)
    {
        Shape = shape;
        Data = data;
    }

    /// <summary>The size of each dimension.</summary>
    public Shape Shape { get; }

    /// <summary>The number of dimensions: 0 for a number, 1 for a vector, 2 for a matrix.</summary>
    public int Rank => Shape.Rank;

    /// <summary>The number of elements.</summary>
    public int Length => Shape.Size;

    /// <summary>The numbers themselves; whoever writes here owns the tensor.</summary>
    internal float[] Data { get; private set; }

    /// <summary>
    /// The operation whose result this is, kept only for softmax and sigmoid: a cross-entropy then starts from the logits,
    /// where it is exact, instead of from rounded probabilities.
    /// </summary>
    internal Operation? Origin { get; set; }

    /// <summary>What a check has found out about the numbers; null while nobody knows.</summary>
    internal RangeCheck.Bounds? KnownBounds { get; set; }

    /// <summary>From now on the numbers of another tensor of as many are this one's too: for the inside of a recorded step, which nobody looks at.</summary>
    internal void ShareNumbersOf(Tensor other) => Data = other.Data;

    /// <summary>A tensor of zeros.</summary>
    /// <param name="shape">The sizes.</param>
    /// <returns>The tensor.</returns>
    public static Tensor Zeros(params ReadOnlySpan<int> shape) => new(new Shape(shape));

    /// <summary>A tensor of ones.</summary>
    /// <param name="shape">The sizes.</param>
    /// <returns>The tensor.</returns>
    public static Tensor Ones(params ReadOnlySpan<int> shape) => Full(1f, shape);

    /// <summary>A tensor with one value everywhere.</summary>
    /// <param name="value">The value.</param>
    /// <param name="shape">The sizes.</param>
    /// <returns>The tensor.</returns>
    public static Tensor Full(float value, params ReadOnlySpan<int> shape)
    {
        var result = new Tensor(new Shape(shape));
        Array.Fill(result.Data, value);
        return result;
    }

    /// <summary>Random numbers, evenly spread over [low, high): the same for the same seed on every machine.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="low">The smallest possible value.</param>
    /// <param name="high">The end of the range.</param>
    /// <param name="seed">Which numbers.</param>
    /// <returns>The tensor.</returns>
    public static Tensor RandomUniform(Shape shape, float low = 0f, float high = 1f, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var result = new Tensor(shape);
        new RandomStream(seed).FillUniform(result.Data, low, high);
        return result;
    }

    /// <summary>Random numbers of the normal distribution: the same for the same seed on every machine.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="standardDeviation">The standard deviation.</param>
    /// <param name="seed">Which numbers.</param>
    /// <returns>The tensor.</returns>
    public static Tensor RandomNormal(Shape shape, float mean = 0f, float standardDeviation = 1f, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var result = new Tensor(shape);
        new RandomStream(seed).FillNormal(result.Data, mean, standardDeviation);
        return result;
    }

    /// <summary>A single number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Tensor(float value) => new(Shape.Scalar, [value]);

    /// <summary>A single number, rounded to single precision.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Tensor(double value) => (float)value;

    /// <summary>A vector.</summary>
    /// <param name="values">The numbers; they are copied.</param>
    public static implicit operator Tensor(float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new Tensor(new Shape(values.Length), [.. values]);
    }

    /// <summary>A vector, rounded to single precision.</summary>
    /// <param name="values">The numbers; they are copied.</param>
    public static implicit operator Tensor(double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new Tensor(new Shape(values.Length), Array.ConvertAll(values, value => (float)value));
    }

    /// <summary>A vector of whole numbers, such as class labels.</summary>
    /// <param name="values">The numbers; they are copied.</param>
    public static implicit operator Tensor(int[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new Tensor(new Shape(values.Length), Array.ConvertAll(values, value => (float)value));
    }

    /// <summary>A matrix.</summary>
    /// <param name="values">The numbers; they are copied.</param>
    public static implicit operator Tensor(float[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var result = new Tensor(new Shape(values.GetLength(0), values.GetLength(1)));
        Buffer.BlockCopy(values, 0, result.Data, 0, result.Length * sizeof(float));
        return result;
    }

    /// <summary>A matrix, rounded to single precision.</summary>
    /// <param name="values">The numbers; they are copied.</param>
    public static implicit operator Tensor(double[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var result = new Tensor(new Shape(values.GetLength(0), values.GetLength(1)));
        var i = 0;
        foreach (var value in values)
        {
            result.Data[i++] = (float)value;
        }

        return result;
    }

    /// <summary>The number in a tensor that holds just one.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <exception cref="ShapeException">The tensor does not hold exactly one number.</exception>
    public static explicit operator float(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.ToScalar();
    }

    /// <summary>The number in a tensor that holds just one, such as a loss.</summary>
    /// <returns>The number.</returns>
    /// <exception cref="ShapeException">The tensor does not hold exactly one number.</exception>
    public float ToScalar() =>
        Length == 1 ? Data[0] : throw new ShapeException($"Only a tensor with one element is a number; this one has shape {Shape}. Sum(), Mean() or an index gives one.");

    /// <summary>All numbers, row by row.</summary>
    /// <returns>A copy.</returns>
    public float[] ToArray() => [.. Data];

    /// <summary>The numbers of a matrix.</summary>
    /// <returns>A copy.</returns>
    /// <exception cref="ShapeException">The tensor is not a matrix.</exception>
    public float[,] ToMatrix()
    {
        if (Rank != 2)
        {
            throw new ShapeException($"Only a tensor of rank 2 is a matrix; this one has shape {Shape}. Reshape(rows, columns) makes it one.");
        }

        var result = new float[Shape[0], Shape[1]];
        Buffer.BlockCopy(Data, 0, result, 0, Length * sizeof(float));
        return result;
    }

    /// <summary>The rows of a matrix.</summary>
    /// <returns>One array per row, copies.</returns>
    /// <exception cref="ShapeException">The tensor is not a matrix.</exception>
    public float[][] ToRows()
    {
        if (Rank != 2)
        {
            throw new ShapeException($"Only a tensor of rank 2 has rows of numbers; this one has shape {Shape}. Reshape(rows, columns) makes it a matrix.");
        }

        var rows = new float[Shape[0]][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = Data.AsSpan(i * Shape[1], Shape[1]).ToArray();
        }

        return rows;
    }

    /// <summary>The numbers as an array of this tensor's rank: a <c>float[,,]</c> for rank 3.</summary>
    /// <returns>A copy; cast it to the array type.</returns>
    /// <exception cref="ShapeException">The tensor is a single number, or has more than 32 dimensions.</exception>
    /// <example><code>var cube = (float[,,])tensor.ToShapedArray();</code></example>
    public Array ToShapedArray() => Rank is > 0 and <= 32
        ? ArrayConversion.ToArray(this)
        : throw new ShapeException($"Arrays have 1 to 32 dimensions; this tensor has {Rank}. ToScalar() gives a single number, ToArray() all numbers in a row.");

    /// <summary>All numbers, row by row, for LINQ. (A tensor itself is no collection: notebooks would list it instead of drawing it.)</summary>
    /// <returns>The numbers.</returns>
    public IEnumerable<float> AsEnumerable()
    {
        foreach (var value in Data)
        {
            yield return value;
        }
    }

    /// <summary>All numbers, row by row, without a copy.</summary>
    /// <returns>A view of the numbers.</returns>
    public ReadOnlySpan<float> AsSpan() => Data;

    /// <summary>The numbers as text, abridged in the middle when there are many.</summary>
    /// <returns>Shape and numbers.</returns>
    public override string ToString() => TensorText.Of(this);

    /// <summary>
    /// What a notebook shows: vectors and matrices as tables with a heat map behind the numbers (blue above zero, vermillion
    /// below, the exact number on hover), shapes like (28, 28), (H, W, 1), (H, W, 3) and (N, H, W) as pictures. Large tensors are
    /// abridged, at most 50 KB.
    /// </summary>
    /// <returns>A self-contained HTML fragment: no script, no network.</returns>
    public virtual string ToHtml() => TensorPicture.Of(this);
}
