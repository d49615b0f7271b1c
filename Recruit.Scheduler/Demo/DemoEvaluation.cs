using System.Collections.Concurrent;
using Recruit.Data.Dialogues;
using Recruit.Data.Evaluation;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Evaluation;

namespace Recruit.Scheduler.Demo;

/// <summary>About half of the made-up people say how their evening was, through the store of the page; in the end all read it.</summary>
public sealed class DemoEvaluation(EvaluationForms forms, EvaluationAnswers answers, OpenAnswers open, TimeProvider clock)
{
    private const string Actor = "demo";
    private const double Skips = 0.06;
    private const double Writes = 0.3;
    private static readonly string[] Sentences =
    [
        "Meer tijd voor de laatste vraag.", "Mooi dat iedereen aan de beurt kwam.", "De zaal was lastig te vinden.",
        "Ik wil graag horen wat ermee gebeurt.", "Graag koffie in de pauze.", "Er waren veel moeilijke woorden.",
        "Ik sprak mensen die ik anders nooit spreek.", "Het geluid was soms slecht.",
    ];

    private readonly ConcurrentDictionary<Guid, bool> told = [];
    private IReadOnlyList<EvaluationQuestion> questions = [];

    /// <summary>Begins with the standard questions, unless the programme came with questions.</summary>
    public async Task BeginAsync(Programme programme, CancellationToken stop)
    {
        await forms.BeginAsync(programme.Id, StandardQuestions.Of(clock), Actor, stop);
        questions = await forms.QuestionsAsync(programme.Id, stop);
    }

    /// <summary>Hands in the form of somebody who was there, once.</summary>
    public async Task AnswerAsync(
        InvitationLine line, Dialogue dialogue, DemoTemper temper, DemoPerson person, DateTimeOffset now, CancellationToken stop)
    {
        if (temper.TellsAfter is not { } pause || dialogue.EndsAt + pause > now || !told.TryAdd(line.Id, true))
            return;
        var chance = person.ChanceOf("evaluation");
        await answers.HandInAsync(
            line.Id, [.. questions.Select(question => Given(question, chance)).OfType<GivenAnswer>()], anonymous: true, stop);
    }

    /// <summary>An organiser finds nothing wrong with what people wrote, and publishes.</summary>
    public async Task PublishAsync(Programme programme, CancellationToken stop)
    {
        foreach (var answer in await open.ListAsync(new EvaluationScope(programme.Id), stop))
            await open.ReviewAsync(programme.Id, answer.Id, AnswerReview.Shown, null, Actor, stop);
        await forms.PublishAsync(programme.Id, true, Actor, stop);
    }

    // Most people are content, few are not at all.
    private static GivenAnswer? Given(EvaluationQuestion question, SeededRandom chance)
    {
        var (turn, content) = (chance.NextDouble(), chance.NextDouble());
        if (question.IsOpen)
            return turn < Writes ? new GivenAnswer(question.Id, null, Sentences[(int)(content * Sentences.Length)]) : null;
        var choices = question.Choices("nl").Count;
        return turn < Skips ? null
            : question.Kind == QuestionKind.Scale ? new GivenAnswer(question.Id, 1 + (int)(Math.Sqrt(content) * choices), null)
            : new GivenAnswer(question.Id, 1 + (int)(content * content * choices), null);
    }
}
