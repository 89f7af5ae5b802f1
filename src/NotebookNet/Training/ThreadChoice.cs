using System.Diagnostics;
using NotebookNet.Kernels;

namespace NotebookNet.Training;

/// <summary>
/// Finds out during a training, or many single predictions, whether its steps are faster with all threads or with one. Threads that wait for each other lose much
/// where another program takes one of the cores, or where two of them are one core in truth; a training alone loses nothing. Since the
/// digits are the same for any number of threads, the choice may change at any step.
/// </summary>
/// <param name="threads">How many threads the training may use.</param>
/// <param name="clock">The time in ticks of <see cref="Stopwatch"/>.</param>
/// <param name="sharedWorks">How many works this thread has shared with others so far.</param>
internal sealed class ThreadChoice(int threads, Func<long> clock, Func<int> sharedWorks)
{
    // Long enough that one interruption by the operating system does not decide, short enough to cost little when it is a detour.
    private static readonly long Window = Stopwatch.Frequency / 250;
    private const int FewestSteps = 4;

    // The other way must be this much better: less is noise.
    private const double WorthChanging = 0.95;

    // A look at the other way ends after a short while, but some steps, where they are that much slower. If it was an interruption, the
    // next look finds out.
    private const double NotWorthLooking = 1.2;
    private const int FewestStepsOfLook = 2;
    private static readonly long ShortestLook = Window / 8;

    // Windows from one look at the other way to the next: doubled each time that it was not better.
    private const int SoonestLook = 8;
    private const int LatestLook = 512;

    private readonly double[] _stepCosts = new double[2];
    private long _last;
    private long _timeOfWindow;
    private int _stepsOfWindow;
    private int _sharedBefore = sharedWorks();
    private int _windowsUntilLook = SoonestLook / 2;
    private int _lookAfter = SoonestLook;
    private bool _isWarm;
    private bool _isSettled = threads == 1;
    private bool _isAloneBetter;
    private bool _isAlone;

    /// <summary>A choice for the threads that may be used here.</summary>
    public ThreadChoice()
        : this(Workers.Count, Stopwatch.GetTimestamp, () => WorkerTeam.SharedByThisThread)
    {
    }

    /// <summary>How many threads may be used.</summary>
    public int Most => threads;

    /// <summary>How many threads the next step should use.</summary>
    public int Threads => _isAlone ? 1 : threads;

    /// <summary>Has a look at the clock before the first of some steps: what lies between two epochs, or two predictions, is not counted.</summary>
    public void Begin() => _last = _isSettled ? 0 : clock();

    /// <summary>Counts a step that was done with <see cref="Threads"/>.</summary>
    public void StepDone()
    {
        if (_isSettled)
        {
            return;
        }

        var now = clock();
        _timeOfWindow += now - _last;
        _last = now;
        _stepsOfWindow++;
        if (!IsLookInVain() && (_stepsOfWindow < FewestSteps || _timeOfWindow < Window))
        {
            return;
        }

        // A network so small that its steps are never shared has no choice.
        var shared = sharedWorks();
        _isSettled = !_isAlone && shared == _sharedBefore;
        _sharedBefore = shared;

        // The first steps wait for the compiler and for memory that has never been touched.
        if (_isWarm)
        {
            Learn((double)_timeOfWindow / _stepsOfWindow);
            Decide();
        }

        _isWarm = true;
        (_timeOfWindow, _stepsOfWindow) = (0, 0);
    }

    private bool IsLookInVain() =>
        _isAlone != _isAloneBetter && _stepsOfWindow >= FewestStepsOfLook && _timeOfWindow >= ShortestLook
        && _timeOfWindow > NotWorthLooking * _stepsOfWindow * _stepCosts[_isAloneBetter ? 1 : 0];

    private void Learn(double cost)
    {
        ref var known = ref _stepCosts[_isAlone ? 1 : 0];
        known = known == 0 ? cost : (known + cost) / 2;
    }

    private void Decide()
    {
        if (_isAlone != _isAloneBetter)
        {
            var (better, other) = _isAloneBetter ? (_stepCosts[1], _stepCosts[0]) : (_stepCosts[0], _stepCosts[1]);
            var changes = other < better * WorthChanging;
            _isAloneBetter ^= changes;
            _isAlone = _isAloneBetter;
            _lookAfter = changes ? SoonestLook : Math.Min(2 * _lookAfter, LatestLook);
            _windowsUntilLook = _lookAfter;
        }
        else if (--_windowsUntilLook <= 0)
        {
            // What was known of the other way is old.
            _isAlone = !_isAlone;
            _stepCosts[_isAlone ? 1 : 0] = 0;
        }
    }
}
