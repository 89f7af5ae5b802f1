using System.Runtime.ExceptionServices;

namespace NotebookNet.Kernels;

/// <summary>A piece of work that can be cut into parts which do not depend on each other.</summary>
internal interface IParallelWork
{
    /// <summary>Does part number <paramref name="part"/>.</summary>
    void Execute(int part);
}

/// <summary>
/// A small team of persistent threads. Work is cut into parts by its own size, never by the number of threads, and no two
/// parts write the same number, so results are the same bits for any number of threads.
/// </summary>
internal sealed class WorkerTeam
{
    // Long enough that the next kernel of a training step finds the team awake, short enough not to burn a core when idle.
    // A short turn each time: a step of a small network is many works of a few microseconds.
    private const int SpinsBeforeSleep = 3000;
    private const int SpinTurn = 2;

    // How often the caller looks for the others to finish before it lets another thread have its core.
    private const int SpinsBeforeYield = 1000;

    // A number of parts no work ever has: between two works a helper that comes late finds nothing to take.
    private const int Closed = 1 << 30;

    private static readonly Lock Gate = new();
    private static WorkerTeam? _shared;

    [ThreadStatic]
    private static int _sharedByThisThread;

    private readonly object _bed = new();
    private readonly int _helpers;
    private IParallelWork? _work;
    private int _parts;
    private int _taken = Closed;
    private int _takenByHelpers;
    private int _unfinished;
    private int _generation;
    private int _sleeping;
    private int _inside;
    private int _busy;
    private bool _dismissed;
    private ExceptionDispatchInfo? _failure;
    private int _failedPart;

    private WorkerTeam(int helpers)
    {
        _helpers = helpers;
        for (var i = 0; i < helpers; i++)
        {
            new Thread(HelperLoop) { IsBackground = true, Name = $"NotebookNet worker {i + 1}" }.Start();
        }
    }

    /// <summary>How many works this thread has had done by a team so far.</summary>
    public static int SharedByThisThread => _sharedByThisThread;

    /// <summary>
    /// Runs all parts, on as many threads as <see cref="Workers.Count"/> allows, and returns when all are done. The exception
    /// of the first part that fails reaches the caller as it is.
    /// </summary>
    public static void Run(IParallelWork work, int parts)
    {
        // The team has its size from the limit alone: works with few and with many parts, in turn, must not found a new one each.
        var threads = Workers.Count;
        var team = threads > 1 && parts > 1 ? Team(threads - 1) : null;

        // A team serves one caller at a time; a second one (another notebook thread, a nested call) simply works alone.
        if (team is null || Interlocked.CompareExchange(ref team._busy, 1, 0) != 0)
        {
            for (var part = 0; part < parts; part++)
            {
                work.Execute(part);
            }

            return;
        }

        try
        {
            _sharedByThisThread++;
            team.RunTogether(work, parts);
        }
        finally
        {
            Volatile.Write(ref team._busy, 0);
        }
    }

    private static WorkerTeam Team(int helpers)
    {
        var team = Volatile.Read(ref _shared);
        if (team is not null && team._helpers == helpers)
        {
            return team;
        }

        lock (Gate)
        {
            // Another size is asked for: the old team's threads leave when they notice.
            if (_shared is null || _shared._helpers != helpers)
            {
                _shared?.Dismiss();
                _shared = new WorkerTeam(helpers);
            }

            return _shared;
        }
    }

    private void RunTogether(IParallelWork work, int parts)
    {
        _failure = null;
        _work = work;
        _parts = parts;
        _takenByHelpers = 0;
        Volatile.Write(ref _unfinished, parts);

        // Last: this opens the work for everyone who is looking.
        Volatile.Write(ref _taken, 0);
        Interlocked.Increment(ref _generation);
        Wake(parts - 1);
        TakeParts(isCaller: true);

        // Wait for the parts, and for each helper to leave: none may look at the next work with this one's counters. A part takes
        // microseconds, so giving the processor away comes only after that.
        for (var i = 0; Volatile.Read(ref _unfinished) > 0 || Volatile.Read(ref _inside) > 0; i++)
        {
            if (i < SpinsBeforeYield)
            {
                Thread.SpinWait(1);
            }
            else
            {
                Thread.Yield();
            }
        }

        Volatile.Write(ref _taken, Closed);
        _work = null;
        _failure?.Throw();
    }

    // The caller takes parts from the first on, helpers from the last back. So it is mostly the same core that sees the first half of a
    // batch, or of the weights, in all works of a step, and finds in its cache what it left there.
    private void TakeParts(bool isCaller)
    {
        var work = _work;
        if (work is null)
        {
            return;
        }

        for (var next = 0; Interlocked.Increment(ref _taken) <= _parts; next++)
        {
            var part = isCaller ? next : _parts - Interlocked.Increment(ref _takenByHelpers);
            try
            {
                work.Execute(part);
            }
            catch (Exception failure)
            {
                Remember(part, failure);
            }

            Interlocked.Decrement(ref _unfinished);
        }
    }

    // All parts are done, so the first that fails always fails: a caller sees the same exception for any number of threads.
    private void Remember(int part, Exception failure)
    {
        lock (Gate)
        {
            if (_failure is null || part < _failedPart)
            {
                (_failure, _failedPart) = (ExceptionDispatchInfo.Capture(failure), part);
            }
        }
    }

    private void HelperLoop()
    {
        // A kernel that is started inside of a part runs on this thread alone: the team is busy with the part itself.
        using var alone = Workers.Limit(1);
        var seen = 0;
        while (true)
        {
            WaitForWork(seen);
            seen = Volatile.Read(ref _generation);
            if (Volatile.Read(ref _dismissed))
            {
                return;
            }

            Interlocked.Increment(ref _inside);
            if (Volatile.Read(ref _unfinished) > 0)
            {
                TakeParts(isCaller: false);
            }

            Interlocked.Decrement(ref _inside);
        }
    }

    private void WaitForWork(int seen)
    {
        for (var i = 0; i < SpinsBeforeSleep; i++)
        {
            if (Volatile.Read(ref _generation) != seen)
            {
                return;
            }

            Thread.SpinWait(SpinTurn);
        }

        lock (_bed)
        {
            // Counted first, looked second, with a full fence between; Wake's caller does it the other way round. So either
            // this thread sees the new generation here, or the caller sees a sleeper there: no work is slept through.
            Interlocked.Increment(ref _sleeping);
            while (Volatile.Read(ref _generation) == seen)
            {
                Monitor.Wait(_bed);
            }

            Interlocked.Decrement(ref _sleeping);
        }
    }

    // After the generation has changed. A pulse for nobody is forgotten, so nothing piles up while a helper is slow to rise.
    private void Wake(int most)
    {
        if (Volatile.Read(ref _sleeping) == 0)
        {
            return;
        }

        lock (_bed)
        {
            for (var i = Math.Min(most, _sleeping); i > 0; i--)
            {
                Monitor.Pulse(_bed);
            }
        }
    }

    private void Dismiss()
    {
        Volatile.Write(ref _dismissed, true);
        Interlocked.Increment(ref _generation);
        Wake(_helpers);
    }
}
