using System.Runtime.CompilerServices;

namespace NotebookNet.Kernels;

/// <summary>Where the rows and the columns of a matrix stand: 0, stride, 2 · stride … One table of each kind per thread, used again and again.</summary>
internal sealed unsafe class Progression
{
    [ThreadStatic]
    private static Progression? _rows;

    [ThreadStatic]
    private static Progression? _steps;

    private int[] _offsets = [];
    private int _stride;
    private int _count;

    /// <summary>The starts of <paramref name="count"/> rows.</summary>
    public static int* Rows(int stride, int count) => (_rows ??= new Progression()).Take(stride, count);

    /// <summary>The distances of <paramref name="count"/> columns from the start of their row.</summary>
    public static int* Steps(int stride, int count) => (_steps ??= new Progression()).Take(stride, count);

    private int* Take(int stride, int count)
    {
        if (_offsets.Length < count)
        {
            // Pinned: the address stays true while the array is held here.
            _offsets = GC.AllocateUninitializedArray<int>(Math.Max(count, 1024), pinned: true);
            _count = 0;
        }

        if (stride != _stride)
        {
            (_stride, _count) = (stride, 0);
        }

        for (; _count < count; _count++)
        {
            _offsets[_count] = _count * stride;
        }

        return (int*)Unsafe.AsPointer(ref _offsets[0]);
    }
}
