using Recruit.Scheduler.Engines.Jobs;

namespace Recruit.Web.Health;

/// <summary>
/// After every post the rows are asked what it made due: the transaction is committed by then, and no page can forget to say so.
/// </summary>
internal static class DueWorkAfterPosts
{
    public static void UseDueWork(this WebApplication site)
    {
        var (due, stopping) = (site.Services.GetRequiredService<DueWork>(), site.Lifetime.ApplicationStopping);
        site.Use((context, next) =>
        {
            // The dashboard asks for its figures by posts, which make nothing due.
            if (HttpMethods.IsPost(context.Request.Method) && !context.Request.Path.StartsWithSegments(JobsDashboard.Path))
                // When the answer is on its way: nobody waits for Hangfire, nor meets what goes wrong there.
                context.Response.OnCompleted(() =>
                {
                    _ = due.WakeAsync(stopping);
                    return Task.CompletedTask;
                });
            return next();
        });
    }
}
