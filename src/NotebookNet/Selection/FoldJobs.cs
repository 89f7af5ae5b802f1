using System.Globalization;
using System.Runtime.ExceptionServices;
using NotebookNet.Hosting;

namespace NotebookNet;

/// <summary>Trainings that do not depend on each other, side by side on the processor's cores.</summary>
internal static class FoldJobs
{
    /// <summary>Does all jobs; a job that is cancelled gives null.</summary>
    /// <param name="count">How many jobs.</param>
    /// <param name="job">The job of a number; several may run at once, each on one thread, which changes no bit of any result.</param>
    /// <param name="parallel">Whether several run at once.</param>
    /// <param name="onDone">Called on this thread after each job with the number of jobs done.</param>
    /// <param name="cancellation">Ends the jobs that run, and begins no more.</param>
    public static T?[] Run<T>(int count, Func<int, CancellationToken, T?> job, bool parallel, Action<int> onDone, CancellationToken cancellation)
        where T : class
    {
        // The host's stop button may belong to this thread: the workers get it as a token.
        using var request = StopRequest.Listen();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, request.Token);
        var results = new T?[count];
        var threads = parallel ? Math.Min(Workers.Count, count) : 1;
        if (threads <= 1)
        {
            for (var i = 0; i < count && !stop.IsCancellationRequested; i++)
            {
                results[i] = job(i, stop.Token);
                onDone(i + 1);
            }

            return results;
        }

        RunTogether(results, i => job(i, stop.Token), threads, onDone, stop);
        return results;
    }

    private static void RunTogether<T>(T?[] results, Func<int, T?> job, int threads, Action<int> onDone, CancellationTokenSource stop)
        where T : class
    {
        using var finished = new SemaphoreSlim(0);
        var failures = new ExceptionDispatchInfo?[results.Length];
        var culture = CultureInfo.CurrentCulture;
        var next = -1;
        void Work()
        {
            CultureInfo.CurrentCulture = culture;
            using var alone = Workers.Limit(1);
            int i;
            while (!stop.IsCancellationRequested && (i = Interlocked.Increment(ref next)) < results.Length)
            {
                try
                {
                    results[i] = job(i);
                }
                catch (Exception failure)
                {
                    // Jobs are taken in order, so the first that fails is the same whatever the number of threads.
                    failures[i] = ExceptionDispatchInfo.Capture(failure);
                    stop.Cancel();
                }

                finished.Release();
            }
        }

        Thread[] team = [.. Enumerable.Range(1, threads).Select(number => new Thread(Work) { IsBackground = true, Name = $"NotebookNet fold {number}" })];
        Array.ForEach(team, thread => thread.Start());
        for (var done = 0; done < results.Length && (finished.Wait(TimeSpan.FromMilliseconds(50)) || !Array.TrueForAll(team, thread => !thread.IsAlive));)
        {
            var now = Array.FindAll(results, result => result is not null).Length;
            if (now > done)
            {
                done = now;
                onDone(done);
            }
        }

        Array.ForEach(team, thread => thread.Join());
        Array.Find(failures, failure => failure is not null)?.Throw();
    }
}
