using NotebookNet.Operations;

namespace NotebookNet;

/// <content>Linear algebra; the matrix product is <see cref="MatMul"/>, the transpose <see cref="T"/>. All of it is differentiable.</content>
public partial class Tensor
{
    /// <summary>The inner product Σ aᵢ bᵢ of two vectors.</summary>
    /// <param name="other">b, as long as this vector.</param>
    /// <returns>A single number.</returns>
    /// <exception cref="ShapeException">One is not a vector, or the lengths differ.</exception>
    public Tensor Dot(Tensor other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Rank == 1 && other.Rank == 1 && Length == other.Length
            ? (this * other).Sum()
            : throw new ShapeException($"Dot needs two vectors of one length; got {Shape} and {other.Shape}. MatMul multiplies matrices.");
    }

    /// <summary>The outer product aᵢ bⱼ of two vectors.</summary>
    /// <param name="other">b.</param>
    /// <returns>A matrix with a row for each element of this vector.</returns>
    /// <exception cref="ShapeException">One is not a vector.</exception>
    public Tensor Outer(Tensor other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Rank == 1 && other.Rank == 1
            ? Reshape(-1, 1) * other
            : throw new ShapeException($"Outer needs two vectors; got {Shape} and {other.Shape}. Flatten() makes a vector of any tensor.");
    }

    /// <summary>The inverse A⁻¹ of a square matrix, or of each matrix of a stack (…, n, n), computed in double precision.</summary>
    /// <returns>The inverse, with the shape of this tensor.</returns>
    /// <exception cref="ShapeException">The matrix is not square.</exception>
    /// <exception cref="ArithmeticException">The matrix is singular.</exception>
    public Tensor Inverse() => Operation.Run(new InverseOperation(this));

    /// <summary>The determinant of a square matrix, or of each matrix of a stack (…, n, n), computed in double precision.</summary>
    /// <returns>A single number, or one per matrix; 0 for a singular matrix.</returns>
    /// <exception cref="ShapeException">The matrix is not square.</exception>
    public Tensor Determinant() => Operation.Run(new DeterminantOperation(this));

    /// <summary>The diagonal a₀₀, a₁₁ … of a matrix, or of each matrix of a stack.</summary>
    /// <returns>A vector, or one per matrix.</returns>
    /// <exception cref="ShapeException">The tensor is not a matrix.</exception>
    public Tensor Diagonal()
    {
        if (Rank < 2)
        {
            throw new ShapeException($"Only a matrix has a diagonal; this tensor has shape {Shape}. Reshape(rows, columns) makes it a matrix.");
        }

        int[] sizes = [.. Shape.AsSpan()[..^2], Math.Min(Shape[^2], Shape[^1])];
        int[] strides = [.. Shape.StridesOfElements().AsSpan()[..^2], Shape[^1] + 1];
        return Strided("Diagonal", sizes, strides, 0);
    }

    /// <summary>The trace of a matrix: the sum of its diagonal.</summary>
    /// <returns>A single number, or one per matrix of a stack.</returns>
    /// <exception cref="ShapeException">The tensor is not a matrix.</exception>
    public Tensor Trace() => Diagonal().Sum(-1);
}
