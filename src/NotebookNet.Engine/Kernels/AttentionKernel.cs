using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>The sizes of an attention.</summary>
/// <param name="Batch">B.</param>
/// <param name="Heads">H.</param>
/// <param name="Steps">T, the steps that look.</param>
/// <param name="Keys">S, the steps that are looked at.</param>
/// <param name="Width">D, the numbers a head has of each step.</param>
internal readonly record struct AttentionSizes(int Batch, int Heads, int Steps, int Keys, int Width)
{
    /// <summary>The numbers of all heads together, of one step.</summary>
    public int Row => Heads * Width;
}

/// <summary>
/// The products of an attention, head by head: the heads' numbers are read and written where they lie between those of the other
/// heads, (B, T, H · D), so nothing is transposed or copied. A part of the work is some heads.
/// </summary>
internal sealed unsafe class AttentionKernel(AttentionSizes sizes) : IParallelWork
{
    private const long WorkPerPart = 1 << 18;

    private readonly int _headsPerPart = (int)Math.Clamp(
        WorkPerPart / Math.Max((long)sizes.Steps * sizes.Keys * Math.Max(sizes.Width, 16), 1), 1, Math.Max(sizes.Batch * sizes.Heads, 1));

    private Stage _stage;
    private float* _left;
    private float* _right;
    private float* _scores;
    private float* _arriving;
    private float* _leftGradient;
    private float* _rightGradient;
    private float* _mask;
    private bool _leftAdds;
    private bool _rightAdds;
    private float _scale;
    private bool _causal;

    private enum Stage
    {
        Scores,
        ScoresBack,
        Heads,
        HeadsBack,
    }

    /// <summary>What is added to the score of a step that must not be looked at: its weight becomes exactly 0.</summary>
    public static float Forbidden => -1e9f;

    /// <summary>p = softmax(q · kᵀ · scale), for each head, with masked and with later steps forbidden.</summary>
    public void Scores(ReadOnlySpan<float> q, ReadOnlySpan<float> k, ReadOnlySpan<float> mask, bool causal, float scale, Span<float> p)
    {
        fixed (float* pq = q, pk = k, pm = mask, pp = p)
        {
            _left = pq;
            _right = pk;
            _mask = pm;
            _scores = pp;
            (_causal, _scale) = (causal, scale);
            Share(Stage.Scores);
        }
    }

    /// <summary>From the gradient of the scores to those of q and k; an empty one is not wanted.</summary>
    public void ScoresBack(
        ReadOnlySpan<float> q, ReadOnlySpan<float> k, ReadOnlySpan<float> p, ReadOnlySpan<float> dp, float scale,
        Span<float> dq, bool addToQ, Span<float> dk, bool addToK)
    {
        fixed (float* pq = q, pk = k, pp = p, pdp = dp, pdq = dq, pdk = dk)
        {
            _left = pq;
            _right = pk;
            _scores = pp;
            _arriving = pdp;
            _leftGradient = pdq;
            _rightGradient = pdk;
            (_scale, _leftAdds, _rightAdds) = (scale, addToQ, addToK);
            Share(Stage.ScoresBack);
        }
    }

    /// <summary>y = p · v, for each head.</summary>
    public void Heads(ReadOnlySpan<float> p, ReadOnlySpan<float> v, Span<float> y)
    {
        fixed (float* pp = p, pv = v, py = y)
        {
            _scores = pp;
            _right = pv;
            _left = py;
            Share(Stage.Heads);
        }
    }

    /// <summary>From the gradient of y to those of p and v; an empty one is not wanted.</summary>
    public void HeadsBack(
        ReadOnlySpan<float> p, ReadOnlySpan<float> v, ReadOnlySpan<float> dy, Span<float> dp, bool addToP, Span<float> dv, bool addToV)
    {
        fixed (float* pp = p, pv = v, pdy = dy, pdp = dp, pdv = dv)
        {
            _scores = pp;
            _right = pv;
            _arriving = pdy;
            _leftGradient = pdp;
            _rightGradient = pdv;
            (_leftAdds, _rightAdds) = (addToP, addToV);
            Share(Stage.HeadsBack);
        }
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        var last = Math.Min((part + 1) * _headsPerPart, sizes.Batch * sizes.Heads);
        for (var index = part * _headsPerPart; index < last; index++)
        {
            var (sample, head) = Math.DivRem(index, sizes.Heads);
            var scores = (nint)index * sizes.Steps * sizes.Keys;
            var left = ((nint)sample * sizes.Steps * sizes.Row) + (head * sizes.Width);
            var right = ((nint)sample * sizes.Keys * sizes.Row) + (head * sizes.Width);
            switch (_stage)
            {
                case Stage.Scores:
                    ScoresOf(sample, _left + left, _right + right, _scores + scores);
                    break;
                case Stage.ScoresBack:
                    ScoresBackOf(left, right, scores);
                    break;
                case Stage.Heads:
                    TimesSteps(_scores + scores, _right + right, _left + left, adds: false);
                    break;
                default:
                    HeadsBackOf(left, right, scores);
                    break;
            }
        }
    }

    private void Share(Stage stage)
    {
        _stage = stage;
        var heads = sizes.Batch * sizes.Heads;
        Parts.Run(this, (heads + _headsPerPart - 1) / _headsPerPart, (long)heads * sizes.Steps * sizes.Keys * sizes.Width, WorkPerPart);
    }

    private void ScoresOf(int sample, float* q, float* k, float* p)
    {
        TimesTransposed(q, k, p, adds: false);
        float* mask = _mask == null ? null : _mask + ((nint)sample * sizes.Keys);
        for (var step = 0; step < sizes.Steps; step++, p += sizes.Keys)
        {
            for (var i = 0; i < sizes.Keys; i += Lanes.Width)
            {
                var count = Math.Min(Lanes.Width, sizes.Keys - i);
                var score = Lanes.Load(ref *p, i, count) * Vector256.Create(_scale);
                if (mask != null)
                {
                    score += (Vector256<float>.One - Lanes.Load(ref *mask, i, count)) * Vector256.Create(Forbidden);
                }

                if (_causal)
                {
                    var isLater = Vector256.GreaterThan(Vector256.Create(i) + Vector256<int>.Indices, Vector256.Create(step)).AsSingle();
                    score += isLater & Vector256.Create(Forbidden);
                }

                Lanes.Store(score, ref *p, i, count);
            }

            var row = new Span<float>(p, sizes.Keys);
            SoftmaxKernel.Row(row, row);
        }
    }

    private void ScoresBackOf(nint left, nint right, nint scores)
    {
        // The gradient of the scores before the softmax.
        float* ds = Scratch.Take(Scratch.Purpose.Product, (long)sizes.Steps * sizes.Keys);
        for (var step = 0; step < sizes.Steps; step++)
        {
            var row = step * sizes.Keys;
            SoftmaxKernel.RowBack(
                new(_scores + scores + row, sizes.Keys), new(_arriving + scores + row, sizes.Keys), _scale, new(ds + row, sizes.Keys), accumulate: false);
        }

        if (_leftGradient != null)
        {
            TimesSteps(ds, _right + right, _leftGradient + left, _leftAdds);
        }

        if (_rightGradient != null)
        {
            TransposedTimesSteps(ds, _left + left, _rightGradient + right, _rightAdds);
        }
    }

    private void HeadsBackOf(nint left, nint right, nint scores)
    {
        if (_leftGradient != null)
        {
            TimesTransposed(_arriving + left, _right + right, _leftGradient + scores, _leftAdds);
        }

        if (_rightGradient != null)
        {
            TransposedTimesSteps(_scores + scores, _arriving + left, _rightGradient + right, _rightAdds);
        }
    }

    // (T × S) = (T × D) · (S × D)ᵀ
    private void TimesTransposed(float* looking, float* seen, float* scores, bool adds)
    {
        float* packed = Packed(sizes.Width, sizes.Keys, seen, 1, sizes.Row);
        Panels.Multiply(
            (sizes.Steps, sizes.Keys, sizes.Width), looking, Progression.Rows(sizes.Row, sizes.Steps), Progression.Steps(1, sizes.Width),
            packed, 0, adds ? scores : null, sizes.Keys, scores, sizes.Keys);
    }

    // (T × D) = (T × S) · (S × D)
    private void TimesSteps(float* scores, float* seen, float* looking, bool adds)
    {
        float* packed = Packed(sizes.Keys, sizes.Width, seen, sizes.Row, 1);
        Panels.Multiply(
            (sizes.Steps, sizes.Width, sizes.Keys), scores, Progression.Rows(sizes.Keys, sizes.Steps), Progression.Steps(1, sizes.Keys),
            packed, 0, adds ? looking : null, sizes.Row, looking, sizes.Row);
    }

    // (S × D) = (T × S)ᵀ · (T × D)
    private void TransposedTimesSteps(float* scores, float* looking, float* seen, bool adds)
    {
        float* packed = Packed(sizes.Steps, sizes.Width, looking, sizes.Row, 1);
        Panels.Multiply(
            (sizes.Keys, sizes.Width, sizes.Steps), scores, Progression.Rows(1, sizes.Keys), Progression.Steps(sizes.Keys, sizes.Steps),
            packed, 0, adds ? seen : null, sizes.Row, seen, sizes.Row);
    }

    private static float* Packed(int k, int n, float* source, int step, int column)
    {
        float* packed = Scratch.Take(Scratch.Purpose.Panels, Panels.Length(k, n));
        Panels.Pack(k, n, source, step, column, packed);
        return packed;
    }
}
