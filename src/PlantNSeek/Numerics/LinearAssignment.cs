namespace PlantNSeek.Numerics;

/// <summary>
/// The assignment problem: give each row a column of its own at the least total cost (Kuhn 1955; shortest augmenting
/// paths with potentials, rows² × columns steps).
/// </summary>
public static class LinearAssignment
{
    /// <summary>The column of each row. Among equally good assignments the choice is deterministic.</summary>
    /// <param name="costs"><c>[rows, columns]</c>, finite, at least as many columns as rows.</param>
    /// <exception cref="ArgumentException">More rows than columns, or a cost that is not finite.</exception>
    public static int[] Solve(double[,] costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        var (rows, columns) = (costs.GetLength(0), costs.GetLength(1));
        if (rows > columns)
        {
            throw new ArgumentException($"the cost matrix has {rows} rows; it has only {columns} columns to assign them to", nameof(costs));
        }

        foreach (var cost in costs)
        {
            if (!double.IsFinite(cost))
            {
                throw new ArgumentException(FormattableString.Invariant($"a cost is {cost}; costs must be finite"), nameof(costs));
            }
        }

        // Index 0 means "none": rows and columns count from 1, and rowOf[0] is the row being placed.
        var (rowPotential, columnPotential, rowOf) = (new double[rows + 1], new double[columns + 1], new int[columns + 1]);
        for (var row = 1; row <= rows; row++)
        {
            rowOf[0] = row;
            Augment(costs, rowPotential, columnPotential, rowOf);
        }

        var columnOf = new int[rows];
        for (var column = 1; column <= columns; column++)
        {
            if (rowOf[column] > 0)
            {
                columnOf[rowOf[column] - 1] = column - 1;
            }
        }

        return columnOf;
    }

    private static void Augment(double[,] costs, double[] rowPotential, double[] columnPotential, int[] rowOf)
    {
        var columns = columnPotential.Length - 1;
        var (slack, previous, reached) = (new double[columns + 1], new int[columns + 1], new bool[columns + 1]);
        Array.Fill(slack, double.PositiveInfinity);
        var current = 0;
        do
        {
            reached[current] = true;
            var row = rowOf[current];
            var (next, least) = (0, double.PositiveInfinity);
            for (var column = 1; column <= columns; column++)
            {
                if (reached[column])
                {
                    continue;
                }

                var reduced = costs[row - 1, column - 1] - rowPotential[row] - columnPotential[column];
                if (reduced < slack[column])
                {
                    (slack[column], previous[column]) = (reduced, current);
                }

                if (slack[column] < least)
                {
                    (least, next) = (slack[column], column);
                }
            }

            for (var column = 0; column <= columns; column++)
            {
                if (reached[column])
                {
                    rowPotential[rowOf[column]] += least;
                    columnPotential[column] -= least;
                }
                else
                {
                    slack[column] -= least;
                }
            }

            current = next;
        }
        while (rowOf[current] != 0);

        while (current != 0)
        {
            rowOf[current] = rowOf[previous[current]];
            current = previous[current];
        }
    }
}
