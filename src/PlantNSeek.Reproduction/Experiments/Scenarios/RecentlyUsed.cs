namespace PlantNSeek.Experiments.Scenarios;

/// <summary>Holds the values that were asked for last, each made once, also where several threads ask at the same time.</summary>
/// <param name="capacity">How many are held, at least 1; the one not asked for the longest goes first.</param>
internal sealed class RecentlyUsed<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(TKey Key, Lazy<TValue> Value)> _values = new(); // the last one asked for first

    /// <summary>The value of a key, made where it is not cached. An error of making it is not kept.</summary>
    public TValue Get(TKey key, Func<TValue> make)
    {
        var value = Entry(key, make);
        try
        {
            return value.Value;
        }
        catch
        {
            Forget(value);
            throw;
        }
    }

    private Lazy<TValue> Entry(TKey key, Func<TValue> make)
    {
        lock (_lock)
        {
            var node = _values.First;
            while (node is not null && !node.Value.Key.Equals(key))
            {
                node = node.Next;
            }

            if (node is null)
            {
                node = new((key, new Lazy<TValue>(make)));
            }
            else
            {
                _values.Remove(node);
            }

            _values.AddFirst(node);
            if (_values.Count > capacity)
            {
                _values.RemoveLast();
            }

            return node.Value.Value;
        }
    }

    /// <summary>Keeps nothing of what was made.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _values.Clear();
        }
    }

    private void Forget(Lazy<TValue> value)
    {
        lock (_lock)
        {
            var found = _values.FirstOrDefault(entry => ReferenceEquals(entry.Value, value));
            if (found.Value is not null)
            {
                _values.Remove(found);
            }
        }
    }
}

/// <summary>The caches that all runs of a process share.</summary>
internal static class RecentlyUsed
{
    private static readonly Lock Guarded = new();
    private static readonly List<Action> Clears = [];

    /// <summary>A cache that <see cref="Forget"/> empties.</summary>
    public static RecentlyUsed<TKey, TValue> Shared<TKey, TValue>(int capacity)
        where TKey : notnull
    {
        var cache = new RecentlyUsed<TKey, TValue>(capacity);
        lock (Guarded)
        {
            Clears.Add(cache.Clear);
        }

        return cache;
    }

    /// <summary>Keeps nothing of what was made, so that what is computed next is neither compared with itself nor too quick.</summary>
    public static void Forget()
    {
        lock (Guarded)
        {
            Clears.ForEach(static clear => clear());
        }
    }
}
