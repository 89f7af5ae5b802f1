namespace NotebookNet.Kernels;

/// <summary>Rows and columns of matrices, moved.</summary>
internal static unsafe class MatrixRows
{
    /// <summary>The same row again and again.</summary>
    public static void Fill(float* row, float* target, int rows, int width)
    {
        for (var i = 0; i < rows; i++, target += width)
        {
            new ReadOnlySpan<float>(row, width).CopyTo(new Span<float>(target, width));
        }
    }

    /// <summary>Some columns of a matrix to another; the rows of both may lie further apart than they are wide.</summary>
    public static void CopyColumns(float* source, int sourceRow, float* target, int targetRow, int rows, int width)
    {
        for (var i = 0; i < rows; i++, source += sourceRow, target += targetRow)
        {
            for (var j = 0; j < width; j++)
            {
                target[j] = source[j];
            }
        }
    }

    /// <summary>A matrix (rows, columns) turned to (columns, rows).</summary>
    public static void Transpose(float* source, float* target, int rows, int columns)
    {
        for (var j = 0; j < columns; j++)
        {
            for (var i = 0; i < rows; i++)
            {
                *target++ = source[((nint)i * columns) + j];
            }
        }
    }
}
