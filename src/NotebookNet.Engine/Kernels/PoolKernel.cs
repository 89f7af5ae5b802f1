using NotebookNet.Operations;

namespace NotebookNet.Kernels;

/// <summary>One number for the numbers under each window, channel by channel, and the way back. Cut by pictures, and
/// forward also by lines when there are few.</summary>
internal sealed unsafe partial class PoolKernel<TPool>(WindowGrid windows) : IParallelWork
    where TPool : struct, IPool
{
    private const long WorthSharing = 1 << 14;

    private readonly long _work = (long)windows.Images * windows.Places * windows.Taps * windows.Channels;

    // Whether no number lies under two windows, and whether each lies under one.
    private readonly bool _isDisjoint = windows.Rows.Stride >= windows.Rows.Window && windows.Columns.Stride >= windows.Columns.Window;
    private readonly bool _isTiling = IsTiled(windows.Rows) && IsTiled(windows.Columns);
    private float* _x;
    private float* _y;
    private float* _dx;
    private float* _dy;
    private bool _accumulate;

    // Whether the gradient is added to what stands there: an earlier gradient, or that of another window.
    private bool _adds;
    private int _partsOfPicture;

    /// <summary>y = the pool of each window.</summary>
    public void Forward(ReadOnlySpan<float> x, Span<float> y)
    {
        fixed (float* px = x, py = y)
        {
            _x = px;
            _y = py;
            _dx = null;
            Share(Math.Clamp(Workers.Count / Math.Max(windows.Images, 1), 1, Math.Max(windows.Rows.Output, 1)));
        }
    }

    /// <summary>The gradient of the pictures, or added to what is there.</summary>
    public void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        fixed (float* px = x, py = y, pdx = dx, pdy = dy)
        {
            _x = px;
            _y = py;
            _dx = pdx;
            _dy = pdy;
            _accumulate = accumulate;
            _adds = accumulate || !_isDisjoint;

            // In one piece: windows of neighbouring lines may share numbers.
            Share(1);
        }
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        var (image, piece) = Math.DivRem(part, _partsOfPicture);
        if (_dx != null && !_accumulate && !_isTiling)
        {
            new Span<float>(_dx + ((nint)image * windows.InputSize), windows.InputSize).Clear();
        }

        var (first, last) = (windows.Rows.Output * piece / _partsOfPicture, windows.Rows.Output * (piece + 1) / _partsOfPicture);
        var output = (((nint)image * windows.Places) + (first * windows.Columns.Output)) * windows.Channels;
        for (var line = first; line < last; line++)
        {
            var (top, bottom) = Inside(windows.Rows, line);
            for (var column = 0; column < windows.Columns.Output; column++, output += windows.Channels)
            {
                var (left, right) = Inside(windows.Columns, column);
                var input = ((nint)image * windows.InputSize) + ((((nint)top * windows.Columns.Input) + left) * windows.Channels);
                var isPair = bottom - top == 2 && right - left == 2;
                switch (_dx == null, isPair && (_dx == null || windows.Channels % Lanes.Width == 0))
                {
                    case (true, true):
                        ForwardPair(_x + input, windows.Columns.Input * (nint)windows.Channels, windows.Channels, windows.Channels, _y + output);
                        break;
                    case (true, false):
                        ForwardPlace(input, output, bottom - top, right - left);
                        break;
                    case (false, true):
                        BackwardPair(_x + input, _y + output, _dy + output, _dx + input);
                        break;
                    default:
                        BackwardPlace(input, output, bottom - top, right - left);
                        break;
                }
            }
        }
    }

    // The part of a window that lies inside of the picture.
    private static (int First, int Last) Inside(in WindowAxis axis, int place)
    {
        var start = axis.Start(place);
        return (Math.Max(start, 0), Math.Min(start + axis.Window, axis.Input));
    }

    private static bool IsTiled(in WindowAxis axis) => axis.Stride == axis.Window && axis.Before == 0 && axis.Output * axis.Stride >= axis.Input;

    private void Share(int partsOfPicture)
    {
        _partsOfPicture = partsOfPicture;
        Parts.Run(this, windows.Images * partsOfPicture, _work, WorthSharing);
    }

    private void ForwardPlace(nint input, nint output, int rows, int columns)
    {
        nint line = windows.Columns.Input * windows.Channels;
        nint channels = windows.Channels;
        for (var channel = 0; channel < channels; channel += Lanes.Width)
        {
            var lanes = Math.Min(Lanes.Width, (int)channels - channel);
            float* row = _x + input + channel;
            var sum = default(TPool).Start;
            for (var i = 0; i < rows; i++, row += line)
            {
                float* x = row;
                for (var j = 0; j < columns; j++, x += channels)
                {
                    sum = default(TPool).Next(sum, Lanes.Load(ref *x, 0, lanes));
                }
            }

            Lanes.Store(default(TPool).Finish(sum, rows * columns), ref *(_y + output), channel, lanes);
        }
    }

    private void BackwardPlace(nint input, nint output, int rows, int columns)
    {
        nint line = windows.Columns.Input * windows.Channels;
        nint channels = windows.Channels;
        for (var channel = 0; channel < channels; channel += Lanes.Width)
        {
            var lanes = Math.Min(Lanes.Width, (int)channels - channel);
            var y = Lanes.Load(ref *(_y + output), channel, lanes);
            var dy = Lanes.Load(ref *(_dy + output), channel, lanes);
            var row = input + channel;
            for (var i = 0; i < rows; i++, row += line)
            {
                var at = row;
                for (var j = 0; j < columns; j++, at += channels)
                {
                    ref var dx = ref *(_dx + at);
                    var share = default(TPool).Share(Lanes.Load(ref *(_x + at), 0, lanes), y, ref dy, rows * columns);
                    Lanes.Store(_adds ? Lanes.Load(ref dx, 0, lanes) + share : share, ref dx, 0, lanes);
                }
            }
        }
    }
}
