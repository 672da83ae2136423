# When things go wrong: the program, its settings, the computer around it

trouble-ended = توقّفت حاشية فجأة في المرة الماضية. عملك محفوظ كله حتى { $time }، وآخر ما حُفظ: { $act }.
trouble-ended-unchanged = توقّفت حاشية فجأة في المرة الماضية قبل أن تغيّر شيئًا. المشروع كما تركته.
trouble-ended-details = عملك محفوظ في ملف المشروع عند كل خطوة، فلا حاجة إلى استعادة شيء. ما يُعرف عن سبب التوقف مكتوب في هذا الملف، وليس فيه شيء من نصوصك: { $file }
