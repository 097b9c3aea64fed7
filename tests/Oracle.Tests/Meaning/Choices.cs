namespace Hangup.Oracle.Meaning;

/// <summary>Walks through all ways a program can go: each run answers its questions, and the next run answers the last one otherwise.</summary>
internal sealed class Choices
{
    private readonly List<(int Answer, int Count)> _answers = [];
    private int _asked;

    public int Ask(int count)
    {
        if (_asked == _answers.Count)
            _answers.Add((0, count));
        return _answers[_asked++].Answer;
    }

    /// <summary>Goes back to the start; false: all ways have been gone.</summary>
    public bool Next()
    {
        _asked = 0;
        while (_answers is [.., var (answer, count)])
        {
            _answers.RemoveAt(_answers.Count - 1);
            if (answer + 1 >= count)
                continue;
            _answers.Add((answer + 1, count));
            return true;
        }

        return false;
    }
}
