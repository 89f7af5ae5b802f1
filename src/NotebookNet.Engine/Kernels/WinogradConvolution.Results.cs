using System.Runtime.CompilerServices;

namespace NotebookNet.Kernels;

/// <content>From the sums of a tile to what is stored.</content>
internal sealed unsafe partial class WinogradConvolution
{
    // Results of a tile, of its sums or, given the pixels it sees, plainly.
    [SkipLocalsInit]
    private void Finish<TFloats>(int tile, float* sums, nint sumStep, float** pixels, (int First, int Count) span)
        where TFloats : struct, IFloats<TFloats>
    {
        float* memory = stackalloc float[((WinogradMaps.Results * WinogradMaps.Results) + 1) * WinogradMaps.MostLanes];
        float* results = Scratch.Align(memory);
        var (image, row, column, height, width) = _tiles[tile];
        var side = _finish?.Side ?? 1;
        var (storedRows, storedColumns) = (windows.Rows.Output / side, windows.Columns.Output / side);
        var line = (nint)storedColumns * filters;
        float* y = _y + (((((nint)image * storedRows) + (row / side)) * line) + ((column / side) * (nint)filters)) + span.First;
        var isDirect = height == WinogradMaps.Results && width == WinogradMaps.Results && !_accumulate && _finish is null && pixels == null;
        for (int filter = 0, count; filter < span.Count; filter += count, y += count)
        {
            count = Math.Min(TFloats.Width, span.Count - filter);
            float* bias = _bias == null ? Panels.Zeros : _bias + span.First + filter;
            var start = Floats.Read<TFloats>(bias, count);
            if (isDirect && count == TFloats.Width)
            {
                WinogradMaps.OfSums(sums + filter, sumStep, start, y, line, filters);
                continue;
            }

            if (pixels == null)
            {
                WinogradMaps.OfSums(sums + filter, sumStep, start, results, WinogradMaps.Results * TFloats.Width, TFloats.Width);
            }
            else
            {
                SumPlainly(pixels, span.First + filter, count, bias, results, TFloats.Width);
            }

            Store<TFloats>(results, height, width, count, y, line);
        }
    }

    private void Store<TFloats>(float* results, int height, int width, int count, float* y, nint line)
        where TFloats : struct, IFloats<TFloats>
    {
        if (_finish is not null)
        {
            _finish.Store(results, (WinogradMaps.Results, WinogradMaps.Results, TFloats.Width, count), height, width, y, line, filters);
            return;
        }

        for (var row = 0; row < height; row++, y += line)
        {
            float* result = results + (row * WinogradMaps.Results * TFloats.Width);
            for (var column = 0; column < width; column++, result += TFloats.Width)
            {
                float* target = y + (column * (nint)filters);
                var sum = TFloats.Load(result);
                Floats.Write(_accumulate ? sum + Floats.Read<TFloats>(target, count) : sum, target, count);
            }
        }
    }

    // The same chains of multiply-adds as in ConvolutionKernel, one after the other.
    private void SumPlainly(float** pixels, int firstFilter, int count, float* bias, float* results, int width)
    {
        for (var place = 0; place < WinogradMaps.Results * WinogradMaps.Results; place++, results += width)
        {
            var (row, column) = Math.DivRem(place, WinogradMaps.Results);
            for (var filter = 0; filter < count; filter++)
            {
                var sum = bias[filter];
                for (var tap = 0; tap < Window * Window; tap++)
                {
                    float* pixel = pixels[((row + (tap / Window)) * WinogradMaps.Side) + column + (tap % Window)];
                    float* weights = _kernel + (tap * (nint)_channels * filters) + firstFilter + filter;
                    for (var channel = 0; channel < _channels; channel++, weights += filters)
                    {
                        sum = MathF.FusedMultiplyAdd(pixel[channel], *weights, sum);
                    }
                }

                results[filter] = sum;
            }
        }
    }
}
