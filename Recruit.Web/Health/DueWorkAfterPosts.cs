using Recruit.Scheduler.Engines.Jobs;

namespace Recruit.Web.Health;

/// <summary>After every post the rows are asked what it made due: the transaction is committed by then, and no page can forget to say so.</summary>
internal static class DueWorkAfterPosts
{
    /// <summary>Where organisers look at the jobs; its pages ask for figures by posts, which make nothing due.</summary>
    public const string Dashboard = "/organisatie/taken";

    public static void UseDueWork(this WebApplication site)
    {
        var due = site.Services.GetRequiredService<DueWork>();
        site.Use((context, next) =>
        {
            if (HttpMethods.IsPost(context.Request.Method) && !context.Request.Path.StartsWithSegments(Dashboard))
                // When the answer is on its way: nobody waits for Hangfire, nor meets what goes wrong there.
                context.Response.OnCompleted(() => due.WakeAsync(site.Lifetime.ApplicationStopping));
            return next();
        });
    }
}
