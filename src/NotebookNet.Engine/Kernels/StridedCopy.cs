namespace NotebookNet.Kernels;

/// <summary>Moves numbers between a dense buffer and a box in another buffer.</summary>
internal static class StridedCopy
{
    /// <summary>dense = box.</summary>
    public static void Collect<T>(StridedWalk box, ReadOnlySpan<T> source, Span<T> dense)
    {
        var (length, stride) = (box.RowLength, box.RowStride);
        box.Restart();
        for (var row = 0; row < box.RowCount; row++, box.Next())
        {
            var target = dense.Slice(row * length, length);
            if (stride == 1)
            {
                source.Slice(box.Offset, length).CopyTo(target);
                continue;
            }

            for (int i = 0, position = box.Offset; i < target.Length; i++, position += stride)
            {
                target[i] = source[position];
            }
        }
    }

    /// <summary>box = dense.</summary>
    public static void Spread<T>(StridedWalk box, ReadOnlySpan<T> dense, Span<T> target)
    {
        var (length, stride) = (box.RowLength, box.RowStride);
        box.Restart();
        for (var row = 0; row < box.RowCount; row++, box.Next())
        {
            var source = dense.Slice(row * length, length);
            if (stride == 1)
            {
                source.CopyTo(target.Slice(box.Offset, length));
                continue;
            }

            for (int i = 0, position = box.Offset; i < source.Length; i++, position += stride)
            {
                target[position] = source[i];
            }
        }
    }

    /// <summary>dense += box.</summary>
    public static void CollectAdd(StridedWalk box, ReadOnlySpan<float> source, Span<float> dense)
    {
        var (length, stride) = (box.RowLength, box.RowStride);
        box.Restart();
        for (var row = 0; row < box.RowCount; row++, box.Next())
        {
            var target = dense.Slice(row * length, length);
            if (stride == 1)
            {
                Elementwise.Add(source.Slice(box.Offset, length), target);
                continue;
            }

            for (int i = 0, position = box.Offset; i < target.Length; i++, position += stride)
            {
                target[i] += source[position];
            }
        }
    }

    /// <summary>box += dense; where the box repeats an element, it collects the sum.</summary>
    public static void SpreadAdd(StridedWalk box, ReadOnlySpan<float> dense, Span<float> target)
    {
        var (length, stride) = (box.RowLength, box.RowStride);
        box.Restart();
        for (var row = 0; row < box.RowCount; row++, box.Next())
        {
            var source = dense.Slice(row * length, length);
            switch (stride)
            {
                case 0:
                    target[box.Offset] += Reduction.Sum(source);
                    break;
                case 1:
                    Elementwise.Add(source, target.Slice(box.Offset, length));
                    break;
                default:
                    for (int i = 0, position = box.Offset; i < source.Length; i++, position += stride)
                    {
                        target[position] += source[i];
                    }

                    break;
            }
        }
    }
}
