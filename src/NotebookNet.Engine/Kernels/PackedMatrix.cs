using System.Runtime.CompilerServices;

namespace NotebookNet.Kernels;

/// <summary>
/// A matrix B (k × n) that many products share: laid out once as the innermost loops want it, then C += A · B for any rows.
/// <see cref="MatrixMultiply"/> lays B out anew for every product; the steps of a recurrent layer all use the same one.
/// Each element of C is one chain of fused multiply-adds in the order of k, so it does not depend on how the rows are cut.
/// </summary>
internal sealed unsafe class PackedMatrix(int k, int n)
{
    private readonly float[] _panels = GC.AllocateUninitializedArray<float>(checked((int)Panels.Length(k, n)), pinned: true);

    /// <summary>Takes over the numbers of B; element (p, j) is <paramref name="source"/>[p · step + j · column], and one of the two is 1.</summary>
    public void Pack(ReadOnlySpan<float> source, int step, int column)
    {
        if (k == 0 || n == 0)
        {
            return;
        }

        fixed (float* from = source[..(((k - 1) * step) + ((n - 1) * column) + 1)])
        {
            Panels.Pack(k, n, from, step, column, (float*)Unsafe.AsPointer(ref _panels[0]));
        }
    }

    /// <summary>C += A · B for <paramref name="rows"/> rows, which stand <paramref name="aRow"/> and <paramref name="cRow"/> apart.</summary>
    public void MultiplyAdd(int rows, ReadOnlySpan<float> a, int aRow, Span<float> c, int cRow)
    {
        if (rows == 0 || n == 0 || k == 0)
        {
            return;
        }

        // What the loops below will touch must lie inside of the spans.
        a = a[..(((rows - 1) * aRow) + k)];
        c = c[..(((rows - 1) * cRow) + n)];
        fixed (float* pa = a, pc = c)
        {
            Panels.Multiply(
                (rows, n, k), pa, Progression.Rows(aRow, rows), Progression.Steps(1, k),
                (float*)Unsafe.AsPointer(ref _panels[0]), 0, pc, cRow, pc, cRow);
        }
    }
}
